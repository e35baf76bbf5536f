-- Workspaces of Console organizations, and invitations to them.
-- relation: view
SELECT
  'anthropic' AS provider, billing_account_id, snapshot_date AS usage_date, 'workspace' AS object_type, workspace_id AS object_id,
  workspace_name AS object_name, CASE WHEN archived_at_utc IS NULL THEN 'active' ELSE 'archived' END AS state, created_at_utc,
  archived_at_utc AS ended_at_utc
FROM stg_claude_console__workspaces
UNION ALL BY NAME
SELECT
  'anthropic' AS provider, billing_account_id, snapshot_date AS usage_date, 'invite' AS object_type, invite_id AS object_id, email AS object_name,
  status AS state, invited_at_utc AS created_at_utc, expires_at_utc AS ended_at_utc
FROM stg_claude_console__invites
