-- Anomalies of both methods: twice_daily_average (actual > threshold_ratio × mean of the trailing window; ref_anomaly_rules) and seasonal
-- (ref_anomaly_seasonal_rules). Amounts are in the measure's unit, excess_usd is USD for either.
-- grain: usage_date, scope_type, scope_id, measure, kind
WITH fired AS (
  SELECT
    *,
    usd_from_pico(pico(window_actual) // window_day_count) AS daily_average,
    usd_from_pico(pico(window_usd) // window_day_count) AS average_usd
  FROM int_anomaly_days__windowed
  WHERE window_day_count >= min_days
    AND actual * window_day_count > threshold_ratio * window_actual
    AND actual * window_day_count - window_actual >= floor_amount * window_day_count
)
SELECT
  usage_date,
  scope_type,
  scope_id,
  measure,
  'twice_daily_average' AS method,
  'above_average' AS kind,
  'high' AS direction,
  CAST(actual AS DECIMAL(38, 12)) AS actual,
  daily_average AS expected,
  CAST(NULL AS DECIMAL(38, 12)) AS lower_bound,
  CAST(threshold_ratio * daily_average AS DECIMAL(38, 12)) AS upper_bound,
  daily_average,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  CAST(usd - average_usd AS DECIMAL(38, 12)) AS excess_usd,
  CAST(actual * window_day_count AS DOUBLE) / nullif(CAST(window_actual AS DOUBLE), 0) AS actual_ratio,
  window_day_count AS window_days,
  CASE measure WHEN 'usd' THEN CAST(floor_amount AS DECIMAL(18, 2)) END AS floor_usd,
  CAST(NULL AS BIGINT) AS active_hour_count,
  CAST(NULL AS BIGINT) AS usual_hour_count
FROM fired
UNION ALL
SELECT
  usage_date,
  scope_type,
  scope_id,
  'usd',
  'seasonal',
  kind,
  direction,
  actual_usd,
  expected_usd,
  lower_usd,
  upper_usd,
  NULL,
  NULL,
  excess_usd,
  CAST(actual_usd AS DOUBLE) / nullif(CAST(expected_usd AS DOUBLE), 0),
  NULL,
  floor_usd,
  CASE kind WHEN 'overnight' THEN active_hour_count END,
  CASE kind WHEN 'overnight' THEN usual_hour_count END
FROM int_anomaly_days__judged
