-- Assumptions under which spend is forecast.
-- grain: scenario_id
SELECT
  scenario_id,
  coalesce(trend, 'damped') AS trend,
  coalesce(headcount, 'none') AS headcount,
  prices_known_at AS prices_known_at_utc,
  price_model,
  CAST(coalesce(usage_ratio, '1') AS DECIMAL(18, 6)) AS usage_factor,
  usage_from AS usage_from_month,
  note
FROM raw_reference__forecast_scenarios
