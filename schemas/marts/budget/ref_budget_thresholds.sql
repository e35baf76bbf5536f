-- Parts of a budget at which it is looked at (budget_thresholds.csv).
-- grain: level
-- columns:
--   level             warning or critical.
--   threshold_ratio   Part of the budget: 0.75 = three quarters.
SELECT
  level,
  threshold_ratio
FROM stg_reference__budget_thresholds
