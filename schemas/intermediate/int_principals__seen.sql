-- Vendor users that appear on a day, in charges or in activity, with the e-mail the vendor shows for them; without one on the day, the last one shown before.
-- grain: provider, principal_id, usage_date
WITH seen AS (
  SELECT 'anthropic' AS provider, user_id AS principal_id, usage_date, email FROM int_claude_analytics__user_charges
  UNION ALL
  SELECT 'anthropic', user_id, usage_date, lower(email) FROM stg_claude_analytics__users
  UNION ALL
  SELECT 'anthropic', user_id, period_start_date, email FROM int_spend_report__selected WHERE principal_type = 'user'
  UNION ALL
  SELECT 'anthropic', user_id, usage_date, NULL FROM int_claude_code_usage__daily WHERE user_id <> 'none'
  UNION ALL
  SELECT provider, user_id, usage_date, NULL FROM int_usage_events__daily WHERE user_id <> 'none'
),
days AS (
  SELECT provider, principal_id, usage_date, min(email) AS email
  FROM seen
  WHERE principal_id IS NOT NULL
  GROUP BY ALL
)
SELECT
  provider,
  principal_id,
  usage_date,
  coalesce(
    last_value(email IGNORE NULLS) OVER (PARTITION BY provider, principal_id ORDER BY usage_date),
    CASE WHEN contains(principal_id, '@') THEN lower(principal_id) END) AS email
FROM days
