-- What the seasonal method calls an anomaly, per scope and kind.
-- grain: scope_type, kind
SELECT
  scope_type,
  kind,
  CAST(min_days AS BIGINT) AS min_days,
  CAST(deviations AS DOUBLE) AS deviations,
  CAST(ratio AS DOUBLE) AS ratio,
  CAST(least_hours AS BIGINT) AS least_hours,
  CAST(floor_usd AS DECIMAL(18, 2)) AS floor_usd,
  CAST(repeat_days AS BIGINT) AS repeat_days,
  CAST(dismissed_days AS BIGINT) AS dismissed_days
FROM raw_reference__anomaly_seasonal_rules
