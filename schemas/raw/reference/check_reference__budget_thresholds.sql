-- Levels that there are not, levels twice, parts that are none, and a critical level below the warning.
SELECT line_number, 'level' AS field, 'warning or critical' AS expected, level AS found, 'these are the levels that budgets are watched at' AS "try",
  'budget_thresholds' AS entity
FROM raw_reference__budget_thresholds WHERE level NOT IN ('warning', 'critical')
UNION ALL
SELECT line_number, 'threshold_ratio', 'more than 0 and at most 1, with at most 4 decimals', threshold_ratio, '0.75 means: three quarters of the budget',
  'budget_thresholds'
FROM raw_reference__budget_thresholds
WHERE coalesce(try_cast(threshold_ratio AS DECIMAL(18, 4)), 0) <= 0 OR try_cast(threshold_ratio AS DECIMAL(18, 4)) > 1
  OR length(rtrim(split_part(threshold_ratio, '.', 2), '0')) > 4
UNION ALL
SELECT later.line_number, 'level', 'each level once', concat(later.level, ' again; the first is line ', earlier.line_number), 'remove one of them',
  'budget_thresholds'
FROM raw_reference__budget_thresholds AS later
JOIN raw_reference__budget_thresholds AS earlier USING (level)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT c.line_number, 'threshold_ratio', concat('more than the warning (', w.threshold_ratio, ', line ', w.line_number, ')'), c.threshold_ratio,
  'critical comes after the warning', 'budget_thresholds'
FROM raw_reference__budget_thresholds AS c
JOIN raw_reference__budget_thresholds AS w ON c.level = 'critical' AND w.level = 'warning'
WHERE try_cast(c.threshold_ratio AS DECIMAL(18, 4)) > 0 AND try_cast(c.threshold_ratio AS DECIMAL(18, 4)) <= try_cast(w.threshold_ratio AS DECIMAL(18, 4))
