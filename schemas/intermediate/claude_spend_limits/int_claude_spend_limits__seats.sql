-- Members of Claude Enterprise on the day of a pull: whoever is a member has a seat, and the list of limits in force names every member.
-- grain: billing_account_id, usage_date, product, principal_id
SELECT
  'anthropic' AS provider,
  organization_name AS billing_account_id,
  snapshot_date AS usage_date,
  'claude_enterprise' AS product,
  user_id AS principal_id,
  max(email) AS email,
  CAST(NULL AS TIMESTAMPTZ) AS last_activity_at_utc
FROM stg_claude_spend_limits__effective
WHERE user_id IS NOT NULL
GROUP BY organization_name, snapshot_date, user_id
