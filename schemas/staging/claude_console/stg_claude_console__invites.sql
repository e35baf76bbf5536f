-- Invitations to a Console organization on the day of a pull.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS billing_account_id,
  id AS invite_id,
  lower(email) AS email,
  "role",
  status,
  invited_at AS invited_at_utc,
  expires_at AS expires_at_utc
FROM raw_claude_console__invites
