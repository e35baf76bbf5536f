-- What people did with Claude Code on a day.
-- relation: view
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id,
  session_count > 0 OR commit_count > 0 OR pull_request_count > 0 AS is_active,
  commit_count, pull_request_count, session_count, lines_added_count
FROM stg_claude_analytics__users
