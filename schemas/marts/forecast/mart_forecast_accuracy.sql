-- How good the forecast has been (mart_forecast_backtest_weekly), per kind of scope and horizon, against the seasonal naive forecast. horizon 0 = all of them
-- together.
-- grain: scope_type, period_type, horizon
-- example: SELECT scope_type, period_type, horizon, wape_ratio, is_better FROM mart_forecast_accuracy ORDER BY ALL
-- columns:
--   scope_type           organization, cost_center or provider; all = all scopes together.
--   period_type          month or quarter.
--   horizon              Weeks to come to the month's end, 1 to 5; months to the quarter's start, 1 to 3; 0 = all.
--   forecast_count       Forecasts whose outcome is known and at least one dollar.
--   period_count         Periods among them. Forecasts of one period err together: a coverage over fewer than six says little.
--   mape_ratio           Mean absolute error as part of the outcome (MAPE): every forecast counts the same, of a small cost center as of a large one.
--   naive_mape_ratio     The same of the seasonal naive forecast.
--   mase_ratio           Sum of absolute errors / that of the seasonal naive forecast (a scaled error, MASE, at the same horizons): below 1 = better, and
--                        dollars count.
--   wape_ratio           Sum of absolute errors / sum of outcomes: the MAPE weighted by money.
--   is_better            True where the forecast beats the naive one in both, MAPE and scaled error; false = it does not: there the naive one is as good a
--                        guess.
--   interval_count       Forecasts among them that had intervals.
--   coverage_80_ratio    Part of those whose outcome lay within the 80 % interval.
--   coverage_95_ratio    Part of those whose outcome lay within the 95 % interval.
WITH counted AS (
  SELECT
    scope_type, period_type, period_start, horizon, outcome_usd, error_usd, naive_error_usd, is_inside_80, is_inside_95,
    -- in millionths, since a sum of fractions would depend on their order
    CAST(round(error_ratio * 1000000) AS HUGEINT) AS error_millionths,
    CAST(round(naive_error_ratio * 1000000) AS HUGEINT) AS naive_millionths
  FROM mart_forecast_backtest_weekly
  WHERE error_ratio IS NOT NULL
),
grouped AS (
  SELECT
    coalesce(scope_type, 'all') AS scope_type,
    period_type,
    coalesce(horizon, 0) AS horizon,
    count(*) AS forecast_count,
    count(DISTINCT period_start) AS period_count,
    sum(error_millionths) AS error_millionths,
    sum(naive_millionths) AS naive_millionths,
    sum(abs(error_usd)) AS error_usd,
    sum(abs(naive_error_usd)) AS naive_error_usd,
    sum(abs(outcome_usd)) AS outcome_usd,
    count(is_inside_80) AS interval_count,
    count(*) FILTER (WHERE is_inside_80) AS inside_80_count,
    count(*) FILTER (WHERE is_inside_95) AS inside_95_count
  FROM counted
  GROUP BY GROUPING SETS ((scope_type, period_type, horizon), (scope_type, period_type), (period_type, horizon), (period_type))
)
SELECT
  scope_type,
  period_type,
  horizon,
  forecast_count,
  period_count,
  CAST(error_millionths AS DOUBLE) / (forecast_count * 1000000) AS mape_ratio,
  CAST(naive_millionths AS DOUBLE) / (forecast_count * 1000000) AS naive_mape_ratio,
  CAST(error_usd AS DOUBLE) / nullif(CAST(naive_error_usd AS DOUBLE), 0) AS mase_ratio,
  CAST(error_usd AS DOUBLE) / CAST(outcome_usd AS DOUBLE) AS wape_ratio,
  error_millionths < naive_millionths AND error_usd < naive_error_usd AS is_better,
  interval_count,
  CAST(inside_80_count AS DOUBLE) / nullif(interval_count, 0) AS coverage_80_ratio,
  CAST(inside_95_count AS DOUBLE) / nullif(interval_count, 0) AS coverage_95_ratio
FROM grouped
