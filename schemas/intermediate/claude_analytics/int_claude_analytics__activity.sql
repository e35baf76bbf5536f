-- What people did with Claude on a day: a row for each product, and one for what Anthropic counts over products.
-- relation: view
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, 'claude_code' AS product,
  session_count > 0 OR commit_count > 0 OR pull_request_count > 0 AS is_active,
  session_count, commit_count, pull_request_count, lines_added_count, edit_accepted_count, edit_rejected_count
FROM stg_claude_analytics__users
UNION ALL BY NAME
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, 'chat' AS product, chat_message_count > 0 AS is_active,
  chat_message_count, used_chat_project_count, uploaded_file_count
FROM stg_claude_analytics__users
UNION ALL BY NAME
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, 'cowork' AS product, cowork_session_count > 0 AS is_active,
  cowork_session_count, cowork_action_count, cowork_file_edit_count
FROM stg_claude_analytics__users
UNION ALL BY NAME
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, 'office_agent' AS product, office_message_count > 0 AS is_active,
  office_message_count
FROM stg_claude_analytics__users
UNION ALL BY NAME
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, 'claude_design' AS product, design_session_count > 0 AS is_active,
  design_session_count
FROM stg_claude_analytics__users
UNION ALL BY NAME
SELECT
  usage_date, 'anthropic' AS provider, billing_account_id, user_id AS principal_id, artifact_count, used_skill_count, used_connector_count, web_search_count
FROM stg_claude_analytics__users
