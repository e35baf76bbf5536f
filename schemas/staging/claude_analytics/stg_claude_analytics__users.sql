-- What each Claude user did on a UTC day: Claude Code sessions, commits and lines, chat and Cowork messages.
-- grain: usage_date, billing_account_id, user_id
SELECT
  usage_date,
  part AS billing_account_id,
  "user".id AS user_id,
  lower("user".email_address) AS email,
  CAST(coalesce(claude_code_metrics.core_metrics.commit_count, 0) AS BIGINT) AS commit_count,
  CAST(coalesce(claude_code_metrics.core_metrics.pull_request_count, 0) AS BIGINT) AS pull_request_count,
  CAST(coalesce(claude_code_metrics.core_metrics.distinct_session_count, 0) AS BIGINT) AS session_count,
  CAST(coalesce(claude_code_metrics.core_metrics.lines_of_code.added_count, 0) AS BIGINT) AS lines_added_count,
  CAST(coalesce(claude_code_metrics.core_metrics.lines_of_code.removed_count, 0) AS BIGINT) AS lines_removed_count,
  CAST(coalesce(chat_metrics.message_count, 0) AS BIGINT) AS chat_message_count,
  CAST(coalesce(chat_metrics.distinct_conversation_count, 0) AS BIGINT) AS chat_conversation_count,
  CAST(coalesce(cowork_metrics.distinct_session_count, 0) AS BIGINT) AS cowork_session_count,
  CAST(coalesce(cowork_metrics.message_count, 0) AS BIGINT) AS cowork_message_count,
  CAST(coalesce(web_search_count, 0) AS BIGINT) AS web_search_count
FROM raw_claude_analytics__users
