-- Assumptions that there are not, factors that are none, and two scenarios of one name.
SELECT line_number, 'scenario_id' AS field, 'a name of small letters, digits, - and _' AS expected, scenario_id AS found,
  'reports and queries ask for it by this name' AS "try", 'forecast_scenarios' AS entity
FROM raw_reference__forecast_scenarios WHERE NOT regexp_full_match(scenario_id, '[a-z0-9][a-z0-9_-]*')
UNION ALL
SELECT later.line_number, 'scenario_id', 'each scenario once', concat(later.scenario_id, ' again; the first is line ', earlier.line_number),
  'give one of them another name', 'forecast_scenarios'
FROM raw_reference__forecast_scenarios AS later
JOIN raw_reference__forecast_scenarios AS earlier USING (scenario_id)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT line_number, 'trend', 'damped or none, or nothing', trend, 'nothing is damped', 'forecast_scenarios'
FROM raw_reference__forecast_scenarios WHERE trend NOT IN ('damped', 'none')
UNION ALL
SELECT line_number, 'headcount', 'plan or none, or nothing', headcount, 'plan is headcount_plan.csv; nothing is none', 'forecast_scenarios'
FROM raw_reference__forecast_scenarios WHERE headcount NOT IN ('plan', 'none')
UNION ALL
SELECT line_number, 'scenario_id', 'a baseline without assumptions, as the backtest measures it', 'baseline with some',
  'leave its cells empty, and give the assumptions a scenario of their own', 'forecast_scenarios'
FROM raw_reference__forecast_scenarios
WHERE scenario_id = 'baseline' AND (coalesce(trend, 'damped') <> 'damped' OR coalesce(headcount, 'none') <> 'none' OR prices_known_at IS NOT NULL
  OR price_model IS NOT NULL
  OR usage_from IS NOT NULL OR coalesce(try_cast(usage_ratio AS DECIMAL(18, 6)), 1) <> 1)
UNION ALL
SELECT line_number, 'usage_ratio', 'zero to 100 with at most 6 decimals', usage_ratio, '1.10 means: a tenth more use', 'forecast_scenarios'
FROM raw_reference__forecast_scenarios
WHERE usage_ratio IS NOT NULL AND (usage_ratio LIKE '-%' OR coalesce(try_cast(usage_ratio AS DECIMAL(18, 6)), -1) NOT BETWEEN 0 AND 100
  OR length(rtrim(split_part(usage_ratio, '.', 2), '0')) > 6)
UNION ALL
SELECT line_number, 'usage_from', 'the first day of a month', CAST(usage_from AS VARCHAR), concat('write ', strftime(usage_from, '%Y-%m-01')),
  'forecast_scenarios'
FROM raw_reference__forecast_scenarios WHERE day(usage_from) <> 1
