-- Service accounts of the active projects on the UTC day of a pull.
-- grain: usage_date, billing_account_id, service_account_id
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  project_id,
  id AS service_account_id,
  "name" AS service_account_name,
  "role" AS role_name,
  to_timestamp(created_at) AS created_at_utc
FROM raw_openai__service_accounts
