-- What an enterprise or organization did with Copilot on a day. Active users of several days overlap and are never summed.
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(coalesce(daily_active_users, 0) AS BIGINT) AS daily_user_count,
  CAST(coalesce(weekly_active_users, 0) AS BIGINT) AS weekly_user_count,
  CAST(coalesce(monthly_active_users, 0) AS BIGINT) AS monthly_user_count,
  CAST(coalesce(daily_active_cli_users, 0) AS BIGINT) AS daily_cli_user_count,
  CAST(coalesce(daily_active_copilot_cloud_agent_users, 0) AS BIGINT) AS daily_cloud_agent_user_count,
  pull_requests,
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
FROM raw_github_copilot__account_metrics
