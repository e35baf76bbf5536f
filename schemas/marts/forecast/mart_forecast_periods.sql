-- What spend is expected to come to: the month that runs and the next fiscal quarter, per organization, cost center and vendor and under each scenario, with 80
-- and 95 % intervals and with how good this very forecast has been. The method: per billing account, each weekday's mean over the last eight weeks, newer weeks
-- counting more, on whole days only, of the people who are there on the day; a quarter of the trend, damped by 0.85 a week; credits that are included and left
-- taken off; monthly fees apart. Intervals are the errors that the same models made in the last six months (mart_forecast_backtest_weekly), of quarters all, no
-- assumed distribution. The baseline is what mart_budget_burn projects. Scenarios keep the baseline's errors: an interval doesn't say how likely its assumption
-- is.
-- grain: scenario_id, scope_type, scope_id, period_type, period_start
-- example: SELECT period_start, scope_id, projected_usd, low_80_usd, high_80_usd FROM mart_forecast_periods WHERE scenario_id = 'baseline' ORDER BY ALL
-- columns:
--   scenario_id           Assumptions, see ref_forecast_scenarios; baseline = none but what is known.
--   scope_type            organization, cost_center or provider.
--   scope_id              organization, or the id of the cost center or vendor.
--   period_type           month = the one of the as-of day; quarter = the next fiscal quarter.
--   period_start          First day of the period (inclusive, UTC).
--   period_end            First day after it (exclusive, UTC).
--   horizon               Weeks to come to the month's end, 1 to 5; months to the quarter's start, 1 to 3.
--   actual_usd            Charged so far in the period.
--   usage_to_come_usd     Use still expected at the prices and by the people of today, days that are late included.
--   price_change_usd      What planned price changes add to it; negative = cheaper. Not in the backtest.
--   headcount_usd         What the headcount plan adds, at today's use per head. Not in the backtest.
--   factor_usd            What the scenario's own factor adds. Not in the backtest.
--   fees_to_come_usd      Monthly fees still expected.
--   projected_usd         Expected at the period's end: the sum of these.
--   low_80_usd            Lower bound of the 80 % interval; NULL = fewer than 20 earlier forecasts with a known outcome.
--   high_80_usd           Upper bound of the 80 % interval.
--   low_95_usd            Lower bound of the 95 % interval.
--   high_95_usd           Upper bound of the 95 % interval.
--   naive_usd             What a seasonal naive forecast says: each day like the same weekday of the latest whole week.
--   learnt_from           Whose earlier errors make the interval: of the same scope_type_and_horizon, scope_type or horizon; NULL = no interval.
--   forecast_count        Forecasts of the backtest for this kind of scope, period and horizon.
--   period_count          Periods among them; below six, the figures beside say little.
--   mape_ratio            Their mean absolute error as part of the outcome; NULL = nothing to measure yet.
--   naive_mape_ratio      The same of the seasonal naive forecast.
--   mase_ratio            Sum of absolute errors / that of the naive forecast: below 1 = better.
--   is_better             True where it has beaten the naive forecast; false = it has not; NULL = nothing to measure yet.
--   coverage_80_ratio     Part of the outcomes that lay within the 80 % interval.
--   coverage_95_ratio     Part of the outcomes that lay within the 95 % interval.
WITH baseline AS (
  SELECT p.*, o.origin_month
  FROM int_forecast_periods__projected p
  JOIN int_forecast_origins__listed o USING (origin_date)
  WHERE p.is_live AND p.scope_type <> 'team'
),
summed AS (
  SELECT
    b.scope_type, b.scope_id, b.period_type, b.period_start, s.scenario_id,
    sum(pico(s.usage_to_come_usd)) AS usage_amount,
    sum(pico(s.price_change_usd)) AS price_amount,
    sum(pico(s.headcount_usd)) AS people_amount,
    sum(pico(s.factor_usd)) AS factor_amount,
    sum(pico(s.fees_to_come_usd)) AS fees_amount
  FROM baseline b
  JOIN int_forecast_scenarios__projected s ON s.scope_type = b.scope_type AND s.scope_id = b.scope_id AND s.charge_month >= b.period_start
    AND s.charge_month < b.period_end
  GROUP BY ALL
),
projected AS (
  SELECT
    b.*, c.scenario_id,
    coalesce(s.usage_amount, 0) AS usage_amount,
    coalesce(s.price_amount, 0) AS price_amount,
    coalesce(s.people_amount, 0) AS people_amount,
    coalesce(s.factor_amount, 0) AS factor_amount,
    coalesce(s.fees_amount, 0) AS fees_amount
  FROM baseline b
  CROSS JOIN ref_forecast_scenarios c
  LEFT JOIN summed s
    ON s.scenario_id = c.scenario_id AND s.scope_type = b.scope_type AND s.scope_id = b.scope_id AND s.period_type = b.period_type
      AND s.period_start = b.period_start
),
widened AS (
  SELECT
    p.*,
    e.learnt_from,
    -- as wide as the baseline's, for so much more or less use
    CASE WHEN p.usage_to_come_usd > 0 THEN scaled(pico(p.scale_usd), usage_amount + price_amount + people_amount + factor_amount, pico(p.usage_to_come_usd))
      ELSE pico(p.scale_usd) END AS scale_amount,
    e.score_80_millionths,
    e.score_95_millionths,
    CAST(p.actual_usd + usd_from_pico(usage_amount + price_amount + people_amount + factor_amount + fees_amount) AS DECIMAL(18, 2)) AS scenario_usd
  FROM projected p
  LEFT JOIN int_forecast_errors__ranked e
    ON e.origin_month = p.origin_month AND e.period_type = p.period_type AND e.scope_type = p.scope_type AND e.horizon = p.horizon
)
SELECT
  w.scenario_id,
  w.scope_type,
  w.scope_id,
  w.period_type,
  w.period_start,
  w.period_end,
  w.horizon,
  w.actual_usd,
  usd_from_pico(w.usage_amount) AS usage_to_come_usd,
  usd_from_pico(w.price_amount) AS price_change_usd,
  usd_from_pico(w.people_amount) AS headcount_usd,
  usd_from_pico(w.factor_amount) AS factor_usd,
  usd_from_pico(w.fees_amount) AS fees_to_come_usd,
  w.scenario_usd AS projected_usd,
  CASE WHEN w.learnt_from IS NOT NULL THEN CAST(greatest(
    w.scenario_usd - usd_from_pico(scaled(w.scale_amount, w.score_80_millionths, 1000000)), least(w.actual_usd, w.scenario_usd)) AS DECIMAL(18,
      2)) END AS low_80_usd,
  CAST(w.scenario_usd + usd_from_pico(scaled(w.scale_amount, w.score_80_millionths, 1000000)) AS DECIMAL(18, 2)) AS high_80_usd,
  CASE WHEN w.learnt_from IS NOT NULL THEN CAST(greatest(
    w.scenario_usd - usd_from_pico(scaled(w.scale_amount, w.score_95_millionths, 1000000)), least(w.actual_usd, w.scenario_usd)) AS DECIMAL(18,
      2)) END AS low_95_usd,
  CAST(w.scenario_usd + usd_from_pico(scaled(w.scale_amount, w.score_95_millionths, 1000000)) AS DECIMAL(18, 2)) AS high_95_usd,
  w.naive_usd,
  w.learnt_from,
  coalesce(a.forecast_count, 0) AS forecast_count,
  coalesce(a.period_count, 0) AS period_count,
  a.mape_ratio,
  a.naive_mape_ratio,
  a.mase_ratio,
  a.is_better,
  a.coverage_80_ratio,
  a.coverage_95_ratio
FROM widened w
LEFT JOIN mart_forecast_accuracy a ON a.scope_type = w.scope_type AND a.period_type = w.period_type AND a.horizon = w.horizon
