-- Assumptions under which spend is forecast (forecast_scenarios.csv); the baseline is always among them.
-- grain: scenario_id
-- columns:
--   scenario_id           Name of the scenario; baseline is what budgets are held against and what the backtest measures.
--   trend                 damped = the trend of the last eight weeks, fading; none = the level stays.
--   headcount             plan = as many people as headcount_plan.csv says, each using as much as today's; none = as it is.
--   prices_known_at_utc   The price list is taken as it was known then; NULL = as known at the build's as-of.
--   price_model           Models for which that holds; NULL = all.
--   usage_factor          Factor on the use to come.
--   usage_from_month      First month to which the factor applies; NULL = at once.
--   note                  The file's note.
SELECT scenario_id, trend, headcount, prices_known_at_utc, price_model, usage_factor, usage_from_month, note
FROM stg_reference__forecast_scenarios
UNION ALL
SELECT 'baseline', 'damped', 'none', NULL, NULL, 1.000000, NULL, 'no line in forecast_scenarios.csv'
WHERE 'baseline' NOT IN (SELECT scenario_id FROM stg_reference__forecast_scenarios)
