-- Cursor members that appear on a day, in events or in daily activity, by their e-mail.
-- grain: provider, principal_id, usage_date
SELECT 'cursor' AS provider, email AS principal_id, usage_date, email
FROM (
  SELECT email, usage_date FROM stg_cursor__usage_events
  UNION
  SELECT email, usage_date FROM stg_cursor__daily_usage WHERE is_active
)
WHERE email IS NOT NULL
