-- Claude Enterprise Analytics: what each user did on one UTC day (the date that was asked for). Counts of things, not of money.
-- Blocks are always present and zero-filled; those that came later may be absent in old answers.
CREATE TABLE raw_claude_analytics__users (
  "date" DATE NOT NULL,
  "user" STRUCT(id VARCHAR, email_address VARCHAR, "type" VARCHAR) NOT NULL,
  chat_metrics STRUCT(connectors_used_count UBIGINT, distinct_artifacts_created_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_conversation_count UBIGINT, distinct_files_uploaded_count UBIGINT, distinct_projects_created_count UBIGINT, distinct_projects_used_count UBIGINT, distinct_shared_artifacts_viewed_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, shared_conversations_viewed_count UBIGINT, thinking_message_count UBIGINT) NOT NULL,
  claude_code_metrics STRUCT(core_metrics STRUCT(commit_count UBIGINT, pull_request_count UBIGINT, distinct_session_count UBIGINT, lines_of_code STRUCT(added_count UBIGINT, removed_count UBIGINT), artifacts_created_count UBIGINT), tool_actions STRUCT(edit_tool STRUCT(accepted_count UBIGINT, rejected_count UBIGINT), multi_edit_tool STRUCT(accepted_count UBIGINT, rejected_count UBIGINT), notebook_edit_tool STRUCT(accepted_count UBIGINT, rejected_count UBIGINT), write_tool STRUCT(accepted_count UBIGINT, rejected_count UBIGINT))) NOT NULL,
  cowork_metrics STRUCT(action_count UBIGINT, connectors_used_count UBIGINT, dispatch_turn_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_session_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, skills_used_count UBIGINT, distinct_plugins_used_count UBIGINT, plugins_used_count UBIGINT, edit_tool_count UBIGINT, multi_edit_tool_count UBIGINT, notebook_edit_tool_count UBIGINT, write_tool_count UBIGINT, file_edit_count UBIGINT, sessions_with_file_edits_count UBIGINT, artifacts_created_count UBIGINT),
  design_metrics STRUCT(distinct_projects_created_count UBIGINT, distinct_projects_used_count UBIGINT, distinct_session_count UBIGINT, message_count UBIGINT),
  office_metrics STRUCT(excel STRUCT(connectors_used_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_session_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, skills_used_count UBIGINT), outlook STRUCT(connectors_used_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_session_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, skills_used_count UBIGINT), powerpoint STRUCT(connectors_used_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_session_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, skills_used_count UBIGINT), word STRUCT(connectors_used_count UBIGINT, distinct_connectors_used_count UBIGINT, distinct_session_count UBIGINT, distinct_skills_used_count UBIGINT, message_count UBIGINT, skills_used_count UBIGINT)),
  science_metrics STRUCT(delegation_count UBIGINT, distinct_session_count UBIGINT, message_count UBIGINT, remote_compute_job_count UBIGINT, skills_used_count UBIGINT),
  web_search_count UBIGINT,
  distinct_user_count UBIGINT,
  last_activity_date DATE,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
