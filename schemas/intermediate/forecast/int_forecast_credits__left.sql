-- Which part of the use to come will be billed, per account that has included credits (int_included_use__daily), month and seen from each origin: what is
-- expected beyond the credits that are left. As many credits come with a month as paid for use in the latest month in which they ran out, the origin's own
-- included; while they have never run out, nothing is billed. Once a month has been billed, nothing of its credits is left.
-- grain: origin_date, provider, billing_account_id, charge_month
WITH days AS (
  SELECT d.provider, d.billing_account_id, d.usage_date, CAST(date_trunc('month', d.usage_date) AS DATE) AS charge_month, d.usage_usd,
    coalesce(i.included_usd, 0) AS included_usd
  FROM int_budget_days__charged d
  LEFT JOIN int_included_use__daily i USING (scope_type, scope_id, provider, billing_account_id, usage_date)
  WHERE d.scope_type = 'provider'
),
drawing AS (
  SELECT DISTINCT provider, billing_account_id FROM int_included_use__daily
),
months AS (
  SELECT
    o.origin_date, d.provider, d.billing_account_id, d.charge_month,
    sum(d.usage_usd) > 0 AS is_billed,
    CAST(sum(d.included_usd) * 1000000 AS HUGEINT) AS included_micros
  FROM days d
  JOIN drawing USING (provider, billing_account_id)
  JOIN int_forecast_origins__listed o ON d.usage_date < o.origin_date
  GROUP BY ALL
),
pools AS (
  SELECT origin_date, provider, billing_account_id, included_micros AS pool_micros
  FROM months
  WHERE is_billed
  QUALIFY row_number() OVER (PARTITION BY origin_date, provider, billing_account_id ORDER BY charge_month DESC) = 1
),
expected AS (
  SELECT
    p.origin_date, p.provider, p.billing_account_id, e.charge_month,
    sum(p.level_micros * e.open_day_count) + sum(CAST(p.trend_micros AS HUGEINT) * e.damped_millionths) // 1000000 AS use_micros
  FROM int_forecast_weekdays__profiled p
  JOIN drawing USING (provider, billing_account_id)
  JOIN int_forecast_days__expected e USING (origin_date, provider, billing_account_id, weekday)
  WHERE p.scope_type = 'provider'
  GROUP BY ALL
)
SELECT
  e.origin_date,
  e.provider,
  e.billing_account_id,
  e.charge_month,
  CAST(CASE
    WHEN m.is_billed THEN 1000000
    WHEN l.pool_micros IS NULL OR e.use_micros <= 0 THEN 0
    ELSE greatest(e.use_micros - greatest(l.pool_micros - coalesce(m.included_micros, 0), 0), 0) * 1000000 // e.use_micros
  END AS BIGINT) AS billed_millionths
FROM expected e
LEFT JOIN pools l USING (origin_date, provider, billing_account_id)
LEFT JOIN months m USING (origin_date, provider, billing_account_id, charge_month)
