-- API keys of the Console on the day of a pull, with whoever made them.
-- grain: billing_account_id, usage_date, api_key_id
SELECT
  'anthropic' AS provider,
  k.billing_account_id,
  k.snapshot_date AS usage_date,
  k.api_key_id,
  max(k.api_key_name) AS api_key_name,
  max(k.created_by_id) FILTER (WHERE k.created_by_type = 'user') AS holder_id,
  max(u.email) FILTER (WHERE k.created_by_type = 'user') AS holder_email,
  bool_or(k.status = 'active') AS is_active
FROM stg_claude_console__api_keys k
LEFT JOIN stg_claude_console__users u ON u.billing_account_id = k.billing_account_id AND u.user_id = k.created_by_id AND u.snapshot_date = k.snapshot_date
GROUP BY k.billing_account_id, k.snapshot_date, k.api_key_id
