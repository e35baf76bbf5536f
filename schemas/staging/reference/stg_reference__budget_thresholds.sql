-- Parts of a budget at which it is looked at (budget_thresholds.csv).
-- grain: level
-- published: budget
-- columns:
--   level             warning or critical.
--   threshold_ratio   Part of the budget: 0.75 = three quarters.
SELECT
  level,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio
FROM raw_reference__budget_thresholds
