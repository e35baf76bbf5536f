-- What each person did with Copilot on a day: the day's own report, or, where that has no row, the newest 28-day report that does (single days go missing at
-- GitHub).
-- grain: usage_date, billing_account_id, user_id
WITH reported AS (
  SELECT usage_date, DATE '9999-12-31' AS report_date, billing_account_id, user_id, user_login, has_used_chat, has_used_agent, has_used_cli,
    has_used_cloud_agent, has_used_code_review, ai_credit_quantity, interaction_count, code_generation_count, code_acceptance_count,
    suggested_line_count, added_line_count, deleted_line_count, cli_session_count, cli_request_count, cli_prompt_tokens, cli_output_tokens
  FROM stg_github_copilot__user_metrics
  UNION ALL
  SELECT usage_date, report_end_date, billing_account_id, user_id, user_login, has_used_chat, has_used_agent, has_used_cli,
    has_used_cloud_agent, has_used_code_review, ai_credit_quantity, interaction_count, code_generation_count, code_acceptance_count,
    suggested_line_count, added_line_count, deleted_line_count, cli_session_count, cli_request_count, cli_prompt_tokens, cli_output_tokens
  FROM stg_github_copilot__user_metrics_28_day
  WHERE usage_date IS NOT NULL
),
newest AS (
  SELECT *
  FROM reported
  QUALIFY dense_rank() OVER (PARTITION BY usage_date, billing_account_id, user_id ORDER BY report_date DESC) = 1
)
SELECT
  usage_date,
  billing_account_id,
  user_id,
  max(user_login) AS user_login,
  bool_or(has_used_chat) AS has_used_chat,
  bool_or(has_used_agent) AS has_used_agent,
  bool_or(has_used_cli) AS has_used_cli,
  bool_or(has_used_cloud_agent) AS has_used_cloud_agent,
  bool_or(has_used_code_review) AS has_used_code_review,
  max(ai_credit_quantity) AS ai_credit_quantity,
  max(interaction_count) AS interaction_count,
  max(code_generation_count) AS code_generation_count,
  max(code_acceptance_count) AS code_acceptance_count,
  max(suggested_line_count) AS suggested_line_count,
  max(added_line_count) AS added_line_count,
  max(deleted_line_count) AS deleted_line_count,
  max(cli_session_count) AS cli_session_count,
  max(cli_request_count) AS cli_request_count,
  max(cli_prompt_tokens) AS cli_prompt_tokens,
  max(cli_output_tokens) AS cli_output_tokens
FROM newest
GROUP BY usage_date, billing_account_id, user_id
