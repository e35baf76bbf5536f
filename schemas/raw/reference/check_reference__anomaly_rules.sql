-- Rules that cannot work, and two rules for one scope and measure.
SELECT line_number, 'scope_type' AS field, 'organization, cost_center, person or model' AS expected, scope_type AS found,
  'these are the scopes that are looked at' AS "try", 'anomaly_rules' AS entity
FROM raw_reference__anomaly_rules WHERE scope_type NOT IN ('organization', 'cost_center', 'person', 'model')
UNION ALL
SELECT line_number, 'measure', 'usd or tokens', measure, 'these are the measures that are looked at', 'anomaly_rules'
FROM raw_reference__anomaly_rules WHERE measure NOT IN ('usd', 'tokens')
UNION ALL
SELECT line_number, 'window_days', '7 to 92', CAST(window_days AS VARCHAR), 'whole weeks compare like with like: 28', 'anomaly_rules'
FROM raw_reference__anomaly_rules WHERE window_days NOT BETWEEN 7 AND 92
UNION ALL
SELECT line_number, 'min_days', concat('1 to window_days (', window_days, ')'), CAST(min_days AS VARCHAR), 'a mean of fewer complete days is not trusted',
  'anomaly_rules'
FROM raw_reference__anomaly_rules WHERE min_days NOT BETWEEN 1 AND window_days
UNION ALL
SELECT line_number, 'threshold_ratio', 'more than 1, with at most 4 decimals', threshold_ratio, '2 means: more than twice the mean', 'anomaly_rules'
FROM raw_reference__anomaly_rules WHERE CAST(threshold_ratio AS DECIMAL(18, 4)) <= 1 OR length(rtrim(split_part(threshold_ratio, '.', 2), '0')) > 4
UNION ALL
SELECT line_number, 'floor_amount', 'zero or more, with at most 2 decimals', floor_amount,
  'the least excess over the mean that is worth a look, in USD or tokens', 'anomaly_rules'
FROM raw_reference__anomaly_rules WHERE floor_amount LIKE '-%' OR length(rtrim(split_part(floor_amount, '.', 2), '0')) > 2
UNION ALL
SELECT later.line_number, 'scope_type', concat('one rule for ', later.scope_type, ' and ', later.measure),
  concat('a second one; the first is line ', earlier.line_number), 'remove one of them', 'anomaly_rules'
FROM raw_reference__anomaly_rules AS later
JOIN raw_reference__anomaly_rules AS earlier ON earlier.scope_type = later.scope_type AND earlier.measure = later.measure
  AND earlier.line_number < later.line_number
