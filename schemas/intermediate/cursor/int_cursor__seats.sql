-- Cursor members on the day of a pull, those removed left out: every member is a seat. Last used is the member's newest event up to that day.
-- grain: billing_account_id, usage_date, product, principal_id
WITH members AS (
  SELECT DISTINCT billing_account_id, usage_date, email FROM stg_cursor__members WHERE NOT is_removed AND email IS NOT NULL
),
used AS (
  SELECT billing_account_id, usage_date, email, max(event_at_utc) AS event_at_utc FROM stg_cursor__usage_events WHERE email IS NOT NULL GROUP BY ALL
)
SELECT
  'cursor' AS provider,
  m.billing_account_id,
  m.usage_date,
  'cursor' AS product,
  m.email AS principal_id,
  m.email,
  max(u.event_at_utc) AS last_activity_at_utc
FROM members m
LEFT JOIN used u ON u.billing_account_id = m.billing_account_id AND u.email = m.email AND u.usage_date <= m.usage_date
GROUP BY m.billing_account_id, m.usage_date, m.email
