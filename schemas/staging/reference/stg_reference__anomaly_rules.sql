-- When a day counts as an anomaly, per scope and measure; floor_amount is in USD or tokens, as the measure says.
-- grain: scope_type, measure
SELECT
  scope_type,
  measure,
  CAST(window_days AS BIGINT) AS window_days,
  CAST(min_days AS BIGINT) AS min_days,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  CAST(floor_amount AS DECIMAL(18, 2)) AS floor_amount
FROM raw_reference__anomaly_rules
