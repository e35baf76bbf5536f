-- What somebody did with Claude Code on a UTC day, per kind of terminal.
SELECT
  usage_date,
  part AS billing_account_id,
  lower(actor.email_address) AS email,
  actor.api_key_name AS api_key_name,
  customer_type,
  subscription_type,
  terminal_type,
  is_remote,
  CAST(coalesce(core_metrics.num_sessions, 0) AS BIGINT) AS session_count,
  CAST(coalesce(core_metrics.commits_by_claude_code, 0) AS BIGINT) AS commit_count,
  CAST(coalesce(core_metrics.pull_requests_by_claude_code, 0) AS BIGINT) AS pull_request_count,
  CAST(coalesce(core_metrics.lines_of_code.added, 0) AS BIGINT) AS lines_added_count,
  CAST(coalesce(core_metrics.lines_of_code.removed, 0) AS BIGINT) AS lines_removed_count,
  CAST(coalesce(tool_actions.edit_tool.accepted, 0) + coalesce(tool_actions.multi_edit_tool.accepted, 0)
    + coalesce(tool_actions.write_tool.accepted, 0) + coalesce(tool_actions.notebook_edit_tool.accepted, 0) AS BIGINT) AS edit_accepted_count,
  CAST(coalesce(tool_actions.edit_tool.rejected, 0) + coalesce(tool_actions.multi_edit_tool.rejected, 0)
    + coalesce(tool_actions.write_tool.rejected, 0) + coalesce(tool_actions.notebook_edit_tool.rejected, 0) AS BIGINT) AS edit_rejected_count
FROM raw_claude_console__claude_code
