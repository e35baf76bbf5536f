-- What each Claude user did on a UTC day: Claude Code sessions, commits and lines, chat and Cowork messages, edits, artifacts. used_ counts are of distinct
-- things within a product on the day; they are added over products, and over days the same thing counts again.
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
  CAST(coalesce(web_search_count, 0) AS BIGINT) AS web_search_count,
  CAST(coalesce(claude_code_metrics.tool_actions.edit_tool.accepted_count, 0) + coalesce(claude_code_metrics.tool_actions.multi_edit_tool.accepted_count, 0)
    + coalesce(claude_code_metrics.tool_actions.write_tool.accepted_count, 0)
    + coalesce(claude_code_metrics.tool_actions.notebook_edit_tool.accepted_count, 0) AS BIGINT) AS edit_accepted_count,
  CAST(coalesce(claude_code_metrics.tool_actions.edit_tool.rejected_count, 0) + coalesce(claude_code_metrics.tool_actions.multi_edit_tool.rejected_count, 0)
    + coalesce(claude_code_metrics.tool_actions.write_tool.rejected_count, 0)
    + coalesce(claude_code_metrics.tool_actions.notebook_edit_tool.rejected_count, 0) AS BIGINT) AS edit_rejected_count,
  CAST(coalesce(cowork_metrics.action_count, 0) AS BIGINT) AS cowork_action_count,
  CAST(coalesce(cowork_metrics.file_edit_count, 0) AS BIGINT) AS cowork_file_edit_count,
  CAST(coalesce(chat_metrics.distinct_artifacts_created_count, 0) + coalesce(claude_code_metrics.core_metrics.artifacts_created_count, 0)
    + coalesce(cowork_metrics.artifacts_created_count, 0) AS BIGINT) AS artifact_count,
  CAST(coalesce(chat_metrics.distinct_files_uploaded_count, 0) AS BIGINT) AS uploaded_file_count,
  CAST(coalesce(chat_metrics.distinct_projects_used_count, 0) AS BIGINT) AS used_chat_project_count,
  CAST(coalesce(chat_metrics.distinct_skills_used_count, 0) + coalesce(cowork_metrics.distinct_skills_used_count, 0)
    + coalesce(office_metrics.excel.distinct_skills_used_count, 0) + coalesce(office_metrics.outlook.distinct_skills_used_count, 0)
    + coalesce(office_metrics.powerpoint.distinct_skills_used_count, 0)
    + coalesce(office_metrics.word.distinct_skills_used_count, 0) AS BIGINT) AS used_skill_count,
  CAST(coalesce(chat_metrics.distinct_connectors_used_count, 0) + coalesce(cowork_metrics.distinct_connectors_used_count, 0)
    + coalesce(office_metrics.excel.distinct_connectors_used_count, 0) + coalesce(office_metrics.outlook.distinct_connectors_used_count, 0)
    + coalesce(office_metrics.powerpoint.distinct_connectors_used_count, 0)
    + coalesce(office_metrics.word.distinct_connectors_used_count, 0) AS BIGINT) AS used_connector_count,
  CAST(coalesce(office_metrics.excel.message_count, 0) + coalesce(office_metrics.outlook.message_count, 0)
    + coalesce(office_metrics.powerpoint.message_count, 0) + coalesce(office_metrics.word.message_count, 0) AS BIGINT) AS office_message_count,
  CAST(coalesce(design_metrics.distinct_session_count, 0) AS BIGINT) AS design_session_count
FROM raw_claude_analytics__users
