-- Projects on the UTC day of a pull, archived ones included.
-- grain: usage_date, billing_account_id, project_id
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  id AS project_id,
  "name" AS project_name,
  status,
  to_timestamp(created_at) AS created_at_utc,
  to_timestamp(archived_at) AS archived_at_utc
FROM raw_openai__projects
