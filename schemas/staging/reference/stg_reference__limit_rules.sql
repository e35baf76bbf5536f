-- How limits are read and watched, one rule a line.
-- grain: scope_type, rule
SELECT
  scope_type,
  rule,
  value,
  CASE WHEN rule IN ('warning', 'critical', 'automation') THEN CAST(value AS DECIMAL(9, 4)) END AS threshold_ratio
FROM raw_reference__limit_rules
