-- How and when each month's journals are posted. Until its close is final a month is accrued on its last day, which reverses on the next day. The actual
-- journal of a month that has been provisional stands on the day of that reversal, so both cancel out and the expense stays in the month of the bill; a month
-- that was final at once never had an accrual, and its actual journal stands on its last day.
-- grain: billing_month
WITH months AS (
  SELECT billing_month FROM int_chargeback_lines__frozen
  UNION
  SELECT billing_month FROM int_chargeback_lines__rounded
),
decided AS (
  SELECT
    billing_month,
    bool_or(period_status = 'provisional') AS was_provisional,
    max(struct_pack(event_number, os_user)).os_user AS os_user
  FROM stg_close__events
  GROUP BY ALL
)
SELECT
  m.billing_month,
  coalesce(p.period_status, 'open') AS period_status,
  coalesce(p.close_number, 0) AS close_number,
  CASE WHEN p.period_status = 'final' THEN 'actual' ELSE 'accrual' END AS basis,
  CASE WHEN p.period_status = 'final' AND d.was_provisional THEN CAST(m.billing_month + INTERVAL 1 MONTH AS DATE)
    ELSE last_day(m.billing_month) END AS journal_date,
  CASE WHEN p.period_status IS DISTINCT FROM 'final' THEN CAST(m.billing_month + INTERVAL 1 MONTH AS DATE) END AS reversal_date,
  CASE WHEN p.billing_month IS NOT NULL THEN d.os_user END AS prepared_by,
  p.approved_by,
  CASE WHEN p.accepted IS NOT NULL THEN format('{} accepted as it is: {}', array_to_string(p.accepted, ', '), p.accepted_because) END AS accepted
FROM months m
LEFT JOIN int_periods__closed p USING (billing_month)
LEFT JOIN decided d USING (billing_month)
