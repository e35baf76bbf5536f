-- Where each scope's months are going, per account and seen from each origin: what is charged so far (of the origin's month; from the as-of day, of every
-- month), what use is to come by level and by trend, what the monthly fees still bring, and what a seasonal naive forecast would say of the use to come: the
-- latest week, again and again. Of use that included credits may pay for, level and trend are the part that will be billed (int_forecast_credits__left);
-- use_micros is all of it. micros: millionths of a dollar. arrived_micros: use on days that are not whole, which counts toward what they are expected to come
-- to. A month's fee is the smaller of the last two months': what was bought once is not expected again. An account in its second month has but one to go by.
-- grain: scope_type, scope_id, provider, billing_account_id, origin_date, charge_month
WITH live AS (
  SELECT DISTINCT origin_date, provider, billing_account_id FROM int_forecast_days__known
),
usage AS (
  SELECT
    p.scope_type, p.scope_id, p.provider, p.billing_account_id, p.origin_date, e.charge_month,
    sum(p.level_micros * e.open_day_count) AS level_micros,
    sum(CAST(p.trend_micros AS HUGEINT) * e.damped_millionths) // 1000000 AS trend_micros,
    max(coalesce(c.billed_millionths, 1000000)) AS billed_millionths,
    sum(p.naive_micros * e.open_day_count) AS naive_micros
  FROM int_forecast_weekdays__profiled p
  JOIN int_forecast_days__expected e USING (origin_date, provider, billing_account_id, weekday)
  LEFT JOIN int_forecast_credits__left c USING (origin_date, provider, billing_account_id, charge_month)
  GROUP BY ALL
),
days AS (
  SELECT d.*, CAST(date_trunc('month', d.usage_date) AS DATE) AS charge_month, coalesce(c.is_complete, false) AS is_complete
  FROM int_budget_days__charged d
  LEFT JOIN int_days__covered c USING (provider, billing_account_id, usage_date)
),
seen AS (
  SELECT d.scope_type, d.scope_id, d.provider, d.billing_account_id, o.origin_date, d.charge_month, d.billed_usd, d.fee_usd, d.usage_usd, d.is_complete
  FROM days d
  JOIN int_forecast_origins__listed o ON o.origin_month = d.charge_month AND d.usage_date < o.origin_date
  WHERE NOT o.is_live
  UNION ALL
  SELECT d.scope_type, d.scope_id, d.provider, d.billing_account_id, o.origin_date, d.charge_month, d.billed_usd, d.fee_usd, d.usage_usd, d.is_complete
  FROM days d
  CROSS JOIN (SELECT origin_date FROM int_forecast_origins__listed WHERE is_live) o
),
charged AS (
  SELECT
    scope_type, scope_id, provider, billing_account_id, origin_date, charge_month,
    sum(billed_usd) AS actual_usd,
    CAST(coalesce(sum(usage_usd) FILTER (WHERE NOT is_complete), 0) * 1000000 AS HUGEINT) AS arrived_micros,
    sum(fee_usd) AS fee_usd
  FROM seen
  GROUP BY ALL
),
monthly_fees AS (
  SELECT scope_type, scope_id, provider, billing_account_id, charge_month, sum(fee_usd) AS fee_usd FROM days GROUP BY ALL HAVING sum(fee_usd) > 0
),
begun AS (
  SELECT provider, billing_account_id, CAST(date_trunc('month', min(usage_date)) AS DATE) AS first_month FROM int_days__covered GROUP BY ALL
),
recurring AS (
  SELECT
    a.scope_type, a.scope_id, a.provider, a.billing_account_id, o.origin_date, o.origin_month, o.quarter_start, o.last_end, o.is_live,
    CASE WHEN n.first_month = a.charge_month THEN a.fee_usd ELSE least(a.fee_usd, coalesce(b.fee_usd, 0)) END AS fee_usd
  FROM monthly_fees a
  JOIN begun n USING (provider, billing_account_id)
  LEFT JOIN monthly_fees b
    ON b.scope_type = a.scope_type AND b.scope_id = a.scope_id AND b.provider = a.provider AND b.billing_account_id = a.billing_account_id
    AND b.charge_month = a.charge_month - INTERVAL 1 MONTH
  JOIN int_forecast_origins__listed o ON o.origin_month = a.charge_month + INTERVAL 1 MONTH
  JOIN live l ON l.origin_date = o.origin_date AND l.provider = a.provider AND l.billing_account_id = a.billing_account_id
),
fee_months AS (
  SELECT
    scope_type, scope_id, provider, billing_account_id, origin_date, origin_month, quarter_start, is_live, fee_usd,
    CAST(unnest(generate_series(origin_month, CAST(last_end - INTERVAL 1 DAY AS DATE), INTERVAL 1 MONTH)) AS DATE) AS charge_month
  FROM recurring
),
fees AS (
  SELECT
    f.scope_type, f.scope_id, f.provider, f.billing_account_id, f.origin_date, f.charge_month,
    CASE WHEN f.charge_month = f.origin_month THEN greatest(f.fee_usd - coalesce(c.fee_usd, 0), 0) ELSE f.fee_usd END AS fees_to_come_usd
  FROM fee_months f
  LEFT JOIN charged c USING (scope_type, scope_id, provider, billing_account_id, origin_date, charge_month)
  WHERE f.is_live OR f.charge_month = f.origin_month OR f.charge_month >= f.quarter_start
),
parts AS (
  SELECT scope_type, scope_id, provider, billing_account_id, origin_date, charge_month, actual_usd, arrived_micros, 0 AS level_micros, 0 AS trend_micros,
    0 AS use_micros, 0 AS naive_micros, 0 AS fees_to_come_usd
  FROM charged
  UNION ALL
  SELECT scope_type, scope_id, provider, billing_account_id, origin_date, charge_month, 0, 0,
    CAST(level_micros AS HUGEINT) * billed_millionths // 1000000, trend_micros * billed_millionths // 1000000, level_micros + trend_micros, naive_micros, 0
      FROM usage
  UNION ALL
  SELECT scope_type, scope_id, provider, billing_account_id, origin_date, charge_month, 0, 0, 0, 0, 0, 0, fees_to_come_usd FROM fees
)
SELECT
  scope_type,
  scope_id,
  provider,
  billing_account_id,
  origin_date,
  charge_month,
  CAST(sum(actual_usd) AS DECIMAL(38, 12)) AS actual_usd,
  CAST(sum(arrived_micros) AS HUGEINT) AS arrived_micros,
  CAST(sum(level_micros) AS HUGEINT) AS level_micros,
  CAST(sum(trend_micros) AS HUGEINT) AS trend_micros,
  CAST(sum(use_micros) AS HUGEINT) AS use_micros,
  CAST(sum(naive_micros) AS HUGEINT) AS naive_micros,
  CAST(sum(fees_to_come_usd) AS DECIMAL(38, 12)) AS fees_to_come_usd
FROM parts
GROUP BY ALL
