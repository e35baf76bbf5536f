-- Projects of OpenAI organizations, and their service accounts.
-- relation: view
SELECT
  'openai' AS provider, billing_account_id, usage_date, 'project' AS object_type, project_id AS object_id, project_name AS object_name, status AS state,
  created_at_utc, archived_at_utc AS ended_at_utc
FROM stg_openai__projects
UNION ALL BY NAME
SELECT
  'openai' AS provider, billing_account_id, usage_date, 'service_account' AS object_type, service_account_id AS object_id,
  service_account_name AS object_name, project_id AS parent_id, created_at_utc
FROM stg_openai__service_accounts
