-- Seasonal rules that cannot work, and two rules for one scope and kind.
SELECT line_number, 'scope_type' AS field, 'organization, provider, cost_center, person or model' AS expected, scope_type AS found,
  'these are the scopes that are looked at' AS "try", 'anomaly_seasonal_rules' AS entity
FROM raw_reference__anomaly_seasonal_rules WHERE scope_type NOT IN ('organization', 'provider', 'cost_center', 'person', 'model')
UNION ALL
SELECT line_number, 'kind', 'spike, weekend, overnight, level_shift, ramp or missing', kind, 'these are the kinds that are looked for', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE kind NOT IN ('spike', 'weekend', 'overnight', 'level_shift', 'ramp', 'missing')
UNION ALL
SELECT line_number, 'kind', 'overnight for persons alone', concat('overnight of a ', scope_type), 'hours are known of people', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE kind = 'overnight' AND scope_type IN ('organization', 'provider', 'cost_center', 'model')
UNION ALL
SELECT line_number, 'min_days', '14 to 182', CAST(min_days AS VARCHAR), 'a level needs two weeks, a ramp 70 days', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE min_days NOT BETWEEN 14 AND 182
UNION ALL
SELECT line_number, 'deviations', '0 to 100, with at most 4 decimals', deviations, '5 means: five sigmas of the scope''s own days', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE coalesce(try_cast(deviations AS DECIMAL(18, 4)), -1) NOT BETWEEN 0 AND 100
  OR length(rtrim(split_part(deviations, '.', 2), '0')) > 4
UNION ALL
SELECT line_number, 'ratio', 'more than 0 and at most 100 (missing: at most 1), with at most 4 decimals', ratio,
  '0.5 means: half more than expected; 0.95 of missing: at most 5 % of it', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules
WHERE coalesce(try_cast(ratio AS DECIMAL(18, 4)), 0) <= 0 OR try_cast(ratio AS DECIMAL(18, 4)) > CASE kind WHEN 'missing' THEN 1 ELSE 100 END
  OR length(rtrim(split_part(ratio, '.', 2), '0')) > 4
UNION ALL
SELECT line_number, 'least_hours', CASE kind WHEN 'overnight' THEN '1 to 24' ELSE 'nothing: only overnight counts hours' END,
  coalesce(CAST(least_hours AS VARCHAR), 'nothing'), '16', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE CASE kind WHEN 'overnight' THEN coalesce(least_hours, 0) NOT BETWEEN 1 AND 24 ELSE least_hours IS NOT NULL END
UNION ALL
SELECT line_number, 'floor_usd', 'zero or more, with at most 2 decimals', floor_usd, 'the least USD a day away from what is expected that is worth a look',
  'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE floor_usd LIKE '-%' OR length(rtrim(split_part(floor_usd, '.', 2), '0')) > 2
UNION ALL
SELECT line_number, 'repeat_days', '1 to 182', CAST(repeat_days AS VARCHAR), '1 tells every day, 28 once in four weeks', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE repeat_days NOT BETWEEN 1 AND 182
UNION ALL
SELECT line_number, 'dismissed_days', '0 to 366', CAST(dismissed_days AS VARCHAR), 'for so many days a false alarm raises the floor; 0 never',
  'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules WHERE dismissed_days > 366
UNION ALL
SELECT later.line_number, 'kind', concat('one rule for ', later.scope_type, ' and ', later.kind),
  concat('a second one; the first is line ', earlier.line_number), 'remove one of them', 'anomaly_seasonal_rules'
FROM raw_reference__anomaly_seasonal_rules AS later
JOIN raw_reference__anomaly_seasonal_rules AS earlier ON earlier.scope_type = later.scope_type AND earlier.kind = later.kind
  AND earlier.line_number < later.line_number
