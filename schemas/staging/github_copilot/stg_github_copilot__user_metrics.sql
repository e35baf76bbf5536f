-- What a person did with Copilot on a day. ai_credit_quantity is for analysis: the bill is in user_model_usage.
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(user_id AS VARCHAR) AS user_id,
  lower(user_login) AS user_login,
  coalesce(used_chat, false) AS has_used_chat,
  coalesce(used_agent, false) AS has_used_agent,
  coalesce(used_cli, false) AS has_used_cli,
  coalesce(used_copilot_cloud_agent, used_copilot_coding_agent, false) AS has_used_cloud_agent,
  coalesce(used_copilot_code_review_active, false) AS has_used_code_review,
  CAST(ai_credits_used AS DECIMAL(38, 12)) AS ai_credit_quantity,
  CAST(coalesce(user_initiated_interaction_count, 0) AS BIGINT) AS interaction_count,
  CAST(coalesce(code_generation_activity_count, 0) AS BIGINT) AS code_generation_count,
  CAST(coalesce(code_acceptance_activity_count, 0) AS BIGINT) AS code_acceptance_count,
  CAST(coalesce(loc_suggested_to_add_sum, 0) AS BIGINT) AS suggested_line_count,
  CAST(coalesce(loc_added_sum, 0) AS BIGINT) AS added_line_count,
  CAST(coalesce(loc_deleted_sum, 0) AS BIGINT) AS deleted_line_count,
  CAST(coalesce(totals_by_cli.session_count, 0) AS BIGINT) AS cli_session_count,
  CAST(coalesce(totals_by_cli.request_count, 0) AS BIGINT) AS cli_request_count,
  CAST(coalesce(totals_by_cli.token_usage.prompt_tokens_sum, 0) AS BIGINT) AS cli_prompt_tokens,
  CAST(coalesce(totals_by_cli.token_usage.output_tokens_sum, 0) AS BIGINT) AS cli_output_tokens
FROM raw_github_copilot__user_metrics
