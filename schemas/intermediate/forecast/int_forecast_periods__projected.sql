-- Where the month of each origin and the quarter after it were going, per scope: expected at the period's end, what the seasonal naive forecast expected, and,
-- once the period is over and every day of it whole, what it came to. At the as-of day this is the baseline without planned price changes. scale_usd: the use
-- to come, billed or not, times how unsteady the scope is (mean distance of its weeks from their mean, of the last eight, at least 5 %): what its errors are
-- measured in, so that steady and unsteady scopes can learn from each other. score_millionths: the error in that measure, NULL where nothing can be learnt
-- (below one dollar; nothing to come). horizon: weeks to come to the month's end, 1 to 5; months to the quarter's start, 1 to 3.
-- grain: scope_type, scope_id, origin_date, period_type, period_start
WITH periods AS (
  SELECT origin_date, is_live, 'month' AS period_type, origin_month AS period_start, CAST(origin_month + INTERVAL 1 MONTH AS DATE) AS period_end,
    CAST((datediff('day', origin_date, CAST(origin_month + INTERVAL 1 MONTH AS DATE)) + 6) // 7 AS INTEGER) AS horizon
  FROM int_forecast_origins__listed
  UNION ALL
  SELECT origin_date, is_live, 'quarter', quarter_start, quarter_end, CAST(datediff('month', origin_date, quarter_start) AS INTEGER)
  FROM int_forecast_origins__listed
),
months AS (
  SELECT
    scope_type, scope_id, origin_date, charge_month,
    sum(actual_usd) AS actual_usd,
    sum(fees_to_come_usd) AS fees_usd,
    sum(greatest(level_micros + trend_micros - arrived_micros, 0)) AS usage_micros,
    sum(greatest(use_micros - arrived_micros, 0)) AS use_micros,
    sum(greatest(naive_micros - arrived_micros, 0)) AS naive_micros
  FROM int_forecast_months__projected
  GROUP BY ALL
),
projected AS (
  SELECT
    m.scope_type, m.scope_id, p.origin_date, p.is_live, p.period_type, p.period_start, p.period_end, p.horizon,
    sum(m.actual_usd) AS actual_usd,
    CAST(sum(m.usage_micros) AS HUGEINT) * 1000000 AS usage_amount,
    CAST(sum(m.use_micros) AS HUGEINT) * 1000000 AS use_amount,
    pico(sum(m.fees_usd)) AS fees_amount,
    CAST(sum(m.naive_micros) AS HUGEINT) * 1000000 AS naive_amount
  FROM periods p
  JOIN months m ON m.origin_date = p.origin_date AND m.charge_month >= p.period_start AND m.charge_month < p.period_end
  GROUP BY ALL
),
week_counts AS (
  SELECT origin_date, max(week) AS week_count FROM int_forecast_days__known GROUP BY ALL
),
weeks AS (
  SELECT
    scope_type, scope_id, origin_date,
    [sum(week_1_micros), sum(week_2_micros), sum(week_3_micros), sum(week_4_micros),
      sum(week_5_micros), sum(week_6_micros), sum(week_7_micros), sum(week_8_micros)] AS amounts
  FROM int_forecast_weekdays__profiled
  GROUP BY ALL
),
summed AS (
  SELECT scope_type, scope_id, origin_date, amounts[1:week_count] AS amounts, week_count, CAST(list_sum(amounts[1:week_count]) AS HUGEINT) AS total
  FROM weeks
  JOIN week_counts USING (origin_date)
),
unsteady AS (
  SELECT
    scope_type, scope_id, origin_date,
    CASE WHEN total > 0 THEN CAST(list_sum(list_transform(amounts, lambda amount: abs(amount * week_count - total))) AS HUGEINT)
      * 1000000 // (total * week_count) ELSE 0 END AS millionths
  FROM summed
),
live AS (
  SELECT m.* FROM int_forecast_months__projected m SEMI JOIN int_forecast_origins__listed o ON o.origin_date = m.origin_date AND o.is_live
),
late AS (
  SELECT DISTINCT l.scope_type, l.scope_id, e.charge_month
  FROM (SELECT DISTINCT scope_type, scope_id, provider, billing_account_id, origin_date FROM live) l
  JOIN int_forecast_days__expected e USING (origin_date, provider, billing_account_id)
),
over AS (
  SELECT DISTINCT p.period_type, p.period_start, p.period_end FROM periods p JOIN run ON p.period_end <= run.as_of_date WHERE NOT p.is_live
),
outcomes AS (
  SELECT l.scope_type, l.scope_id, o.period_type, o.period_start, sum(l.actual_usd) AS outcome_usd, count(t.charge_month) AS late_count
  FROM over o
  JOIN live l ON l.charge_month >= o.period_start AND l.charge_month < o.period_end
  LEFT JOIN late t ON t.scope_type = l.scope_type AND t.scope_id = l.scope_id AND t.charge_month = l.charge_month
  GROUP BY ALL
),
measured AS (
  SELECT
    p.*,
    o.outcome_usd,
    pico(p.actual_usd) + p.usage_amount + p.fees_amount AS projected_amount,
    scaled(p.use_amount, coalesce(u.millionths, 0) + 50000, 1000000) AS scale_amount
  FROM projected p
  LEFT JOIN unsteady u ON u.scope_type = p.scope_type AND u.scope_id = p.scope_id AND u.origin_date = p.origin_date
  LEFT JOIN outcomes o
    ON o.scope_type = p.scope_type AND o.scope_id = p.scope_id AND o.period_type = p.period_type AND o.period_start = p.period_start AND o.late_count = 0
)
SELECT
  scope_type,
  scope_id,
  origin_date,
  is_live,
  period_type,
  period_start,
  period_end,
  horizon,
  CAST(actual_usd AS DECIMAL(38, 12)) AS actual_usd,
  usd_from_pico(usage_amount) AS usage_to_come_usd,
  usd_from_pico(fees_amount) AS fees_to_come_usd,
  CAST(usd_from_pico(projected_amount) AS DECIMAL(18, 2)) AS projected_usd,
  CAST(usd_from_pico(pico(actual_usd) + naive_amount + fees_amount) AS DECIMAL(18, 2)) AS naive_usd,
  CAST(outcome_usd AS DECIMAL(18, 2)) AS outcome_usd,
  usd_from_pico(scale_amount) AS scale_usd,
  CASE WHEN NOT is_live AND abs(outcome_usd) >= 1 AND scale_amount > 0 THEN
    CAST(least(scaled(abs(pico(outcome_usd) - projected_amount), 1000000, scale_amount), 1000000000000) AS BIGINT) END AS score_millionths
FROM measured
