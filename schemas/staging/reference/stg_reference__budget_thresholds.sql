-- Parts of a budget at which it is looked at.
-- grain: level
SELECT
  level,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio
FROM raw_reference__budget_thresholds
