-- API keys of a Console organization on the day of a pull. 'default' is the workspace that has no id.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS billing_account_id,
  id AS api_key_id,
  "name" AS api_key_name,
  status,
  coalesce(workspace_id, 'default') AS workspace_id,
  created_by.id AS created_by_id,
  created_by."type" AS created_by_type,
  created_at AS created_at_utc,
  expires_at AS expires_at_utc
FROM raw_claude_console__api_keys
