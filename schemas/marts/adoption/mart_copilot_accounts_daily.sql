-- What GitHub counts of an enterprise's or organization's use of Copilot on a UTC day: the day's own report, or, where there is none, the newest 28-day report
-- that has the day. Active users of several days overlap and are never summed.
-- grain: usage_date, billing_account_id
-- example: SELECT usage_date, daily_user_count, code_acceptance_count FROM mart_copilot_accounts_daily ORDER BY usage_date
-- columns:
--   usage_date                     UTC day.
--   billing_account_id             Enterprise or organization at GitHub.
--   daily_user_count               Users active on the day.
--   weekly_user_count              Users active in the week up to it.
--   monthly_user_count             Users active in the 28 days up to it.
--   daily_cli_user_count           Users of the command line on the day.
--   daily_cloud_agent_user_count   Users of the cloud agent on the day.
--   interaction_count              Requests that users made.
--   code_generation_count          Suggestions made.
--   code_acceptance_count          Suggestions accepted.
--   suggested_line_count           Lines suggested.
--   added_line_count               Lines added.
--   deleted_line_count             Lines deleted.
--   cli_session_count              Sessions of the command line.
--   cli_request_count              Requests of the command line.
--   cli_prompt_tokens              Tokens that the command line sent.
--   cli_output_tokens              Tokens that it was answered with.
WITH reported AS (
  SELECT * EXCLUDE (pull_requests), DATE '9999-12-31' AS report_end_date FROM stg_github_copilot__account_metrics
  UNION ALL BY NAME
  SELECT * EXCLUDE (pull_requests) FROM stg_github_copilot__account_metrics_28_day WHERE usage_date IS NOT NULL
)
SELECT
  usage_date,
  billing_account_id,
  daily_user_count,
  weekly_user_count,
  monthly_user_count,
  daily_cli_user_count,
  daily_cloud_agent_user_count,
  interaction_count,
  code_generation_count,
  code_acceptance_count,
  suggested_line_count,
  added_line_count,
  deleted_line_count,
  cli_session_count,
  cli_request_count,
  cli_prompt_tokens,
  cli_output_tokens
FROM reported
QUALIFY row_number() OVER (PARTITION BY usage_date, billing_account_id ORDER BY report_end_date DESC, interaction_count DESC, daily_user_count DESC,
  added_line_count DESC, suggested_line_count DESC, code_generation_count DESC, cli_request_count DESC) = 1
