-- Workspaces of a Console organization on the day of a pull, with their tags.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS billing_account_id,
  id AS workspace_id,
  "name" AS workspace_name,
  CAST(tags AS MAP(VARCHAR, VARCHAR)) AS tags,
  created_at AS created_at_utc,
  archived_at AS archived_at_utc
FROM raw_claude_console__workspaces
