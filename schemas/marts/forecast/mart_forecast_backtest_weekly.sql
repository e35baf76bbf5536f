-- The forecast tried on the past: what it would have said on every Monday of the last two years of the month's end and of the next quarter, by the same models
-- that make today's forecast, from the whole days before that Monday; and what the period came to. Not replayed is what else was not known then: data that were
-- late, amounts that vendors revised since, moves of people that the directory learnt of later, and shares of pools, which a month's own use decides. Planned
-- prices and headcount are no part of it.
-- grain: origin_date, scope_type, scope_id, period_type, period_start
-- example: SELECT origin_date, projected_usd, outcome_usd, error_ratio FROM mart_forecast_backtest_weekly WHERE scope_type = 'organization' ORDER BY ALL
-- columns:
--   origin_date           The Monday on which it would have been made; the days before it are known.
--   scope_type            organization, cost_center or provider.
--   scope_id              organization, or the id of the cost center or vendor.
--   period_type           month: the one that the origin lies in; quarter: the fiscal quarter after the one that it lies in.
--   period_start          First day of the period (inclusive, UTC).
--   period_end            First day after it (exclusive, UTC).
--   horizon               Weeks to come to the month's end, 1 to 5; months to the quarter's start, 1 to 3.
--   actual_usd            Charged in the period before the origin.
--   projected_usd         The forecast.
--   naive_usd             Seasonal naive forecast: each day to come like the same weekday of the latest whole week.
--   low_80_usd            Lower bound of the 80 % interval; NULL = fewer than 20 earlier forecasts whose outcome was known then.
--   high_80_usd           Upper bound of the 80 % interval.
--   low_95_usd            Lower bound of the 95 % interval.
--   high_95_usd           Upper bound of the 95 % interval.
--   outcome_usd           What the period came to; NULL = not over, or not every day of it whole.
--   error_usd             projected_usd - outcome_usd.
--   naive_error_usd       naive_usd - outcome_usd.
--   error_ratio           Absolute error / outcome_usd; NULL for an outcome below one dollar.
--   naive_error_ratio     The same of the naive forecast.
--   is_inside_80          True where the outcome lies within the 80 % interval.
--   is_inside_95          True where the outcome lies within the 95 % interval.
WITH bounded AS (
  SELECT
    p.*,
    scaled(pico(p.scale_usd), e.score_80_millionths, 1000000) AS half_80,
    scaled(pico(p.scale_usd), e.score_95_millionths, 1000000) AS half_95
  FROM int_forecast_periods__projected p
  JOIN int_forecast_origins__listed o USING (origin_date)
  LEFT JOIN int_forecast_errors__ranked e
    ON e.origin_month = o.origin_month AND e.period_type = p.period_type AND e.scope_type = p.scope_type AND e.horizon = p.horizon
  WHERE NOT p.is_live AND p.scope_type <> 'team'
),
ranged AS (
  SELECT
    *,
    -- what is charged cannot become less, save by credits; so no bound is below it
    CAST(greatest(projected_usd - usd_from_pico(half_80), least(actual_usd, projected_usd)) AS DECIMAL(18, 2)) AS low_80_usd,
    CAST(projected_usd + usd_from_pico(half_80) AS DECIMAL(18, 2)) AS high_80_usd,
    CAST(greatest(projected_usd - usd_from_pico(half_95), least(actual_usd, projected_usd)) AS DECIMAL(18, 2)) AS low_95_usd,
    CAST(projected_usd + usd_from_pico(half_95) AS DECIMAL(18, 2)) AS high_95_usd
  FROM bounded
)
SELECT
  origin_date,
  scope_type,
  scope_id,
  period_type,
  period_start,
  period_end,
  horizon,
  actual_usd,
  projected_usd,
  naive_usd,
  CASE WHEN half_80 IS NOT NULL THEN low_80_usd END AS low_80_usd,
  high_80_usd,
  CASE WHEN half_95 IS NOT NULL THEN low_95_usd END AS low_95_usd,
  high_95_usd,
  outcome_usd,
  CAST(projected_usd - outcome_usd AS DECIMAL(18, 2)) AS error_usd,
  CAST(naive_usd - outcome_usd AS DECIMAL(18, 2)) AS naive_error_usd,
  CASE WHEN abs(outcome_usd) >= 1 THEN CAST(abs(projected_usd - outcome_usd) AS DOUBLE) / CAST(abs(outcome_usd) AS DOUBLE) END AS error_ratio,
  CASE WHEN abs(outcome_usd) >= 1 THEN CAST(abs(naive_usd - outcome_usd) AS DOUBLE) / CAST(abs(outcome_usd) AS DOUBLE) END AS naive_error_ratio,
  CASE WHEN half_80 IS NOT NULL THEN outcome_usd BETWEEN low_80_usd AND high_80_usd END AS is_inside_80,
  CASE WHEN half_95 IS NOT NULL THEN outcome_usd BETWEEN low_95_usd AND high_95_usd END AS is_inside_95
FROM ranged
