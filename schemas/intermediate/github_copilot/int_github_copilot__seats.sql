-- Copilot seats on the day of a pull. The login is the id that bills, reports and seats share.
-- grain: billing_account_id, usage_date, product, principal_id
SELECT
  'github' AS provider,
  billing_account_id,
  usage_date,
  'copilot' AS product,
  user_login AS principal_id,
  max(email) AS email,
  max(last_activity_at_utc) AS last_activity_at_utc
FROM stg_github_copilot__seats
WHERE user_login IS NOT NULL
GROUP BY billing_account_id, usage_date, user_login
