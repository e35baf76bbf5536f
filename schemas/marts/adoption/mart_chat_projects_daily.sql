-- Use of the projects of Claude chat, day by day.
-- grain: usage_date, provider, billing_account_id, project_id
-- example: SELECT project_name, sum(chat_message_count) AS messages FROM mart_chat_projects_daily GROUP BY ALL ORDER BY messages DESC LIMIT 10
-- columns:
--   usage_date                UTC day.
--   provider                  Vendor: anthropic.
--   billing_account_id        Organization at the vendor.
--   project_id                The vendor's id of the project.
--   project_name              Name of the project.
--   created_at_utc            When the project was made; NULL = no longer known.
--   created_by_principal_id   The vendor's id of who made it; NULL = no longer known.
--   active_user_count         Users of that day. Never sum over projects or days: people overlap.
--   chat_conversation_count   Conversations in the project that day; NULL = not reported.
--   chat_message_count        Messages sent in the project that day.
SELECT
  usage_date,
  'anthropic' AS provider,
  billing_account_id,
  project_id,
  project_name,
  created_at_utc,
  created_by_user_id AS created_by_principal_id,
  active_user_count,
  chat_conversation_count,
  chat_message_count
FROM stg_claude_analytics__projects
