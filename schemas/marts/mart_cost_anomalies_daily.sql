-- Days on which a scope used far more than its daily average: actual > threshold_ratio × mean of the trailing window. Rules and their reasons: ref_anomaly_rules.
-- grain: usage_date, scope_type, scope_id, measure
-- columns:
--   usage_date        The UTC day that fired; always a day whose data are whole.
--   scope_type        organization, cost_center, person or model.
--   scope_id          organization, or the id of the cost center, person or model.
--   measure           usd (billed) or tokens (all kinds together).
--   actual            The day's amount in the measure's unit.
--   daily_average     Mean of the whole days in the window; the day itself left out, days without use as zero, cut after 12 decimals.
--   threshold_ratio   The rule's ratio.
--   excess_usd        The day's billed USD minus the window's mean USD, for either measure; can be negative when many cheap tokens replace few dear ones.
--   method            twice_daily_average; threshold_ratio says how many times.
--   actual_ratio      actual / daily_average; NULL when the average is zero.
--   window_days       Whole days that made the mean (at most the rule's window).
--   floor_usd         The rule's floor on the excess in USD; NULL for tokens, whose floor counts tokens (ref_anomaly_rules).
--   scope_name        Name of the scope on the day.
--   is_provisional    True while the vendor can still revise the day: as-of before the day's end + 30 days.
WITH fired AS (
  SELECT *
  FROM int_anomaly_days__windowed
  WHERE window_day_count >= min_days
    AND actual * window_day_count > threshold_ratio * window_actual
    AND actual * window_day_count - window_actual >= floor_amount * window_day_count
)
SELECT
  f.usage_date,
  f.scope_type,
  f.scope_id,
  f.measure,
  CAST(f.actual AS DECIMAL(38, 12)) AS actual,
  CAST(CAST(CAST(f.window_actual * 1000000000000 AS HUGEINT) // f.window_day_count AS DECIMAL(38, 0)) * 0.000000000001 AS DECIMAL(38, 12)) AS daily_average,
  CAST(f.threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  CAST(f.usd - CAST(CAST(f.window_usd * 1000000000000 AS HUGEINT) // f.window_day_count AS DECIMAL(38, 0)) * 0.000000000001 AS DECIMAL(38, 12)) AS excess_usd,
  'twice_daily_average' AS method,
  CAST(f.actual * f.window_day_count AS DOUBLE) / nullif(CAST(f.window_actual AS DOUBLE), 0) AS actual_ratio,
  f.window_day_count AS window_days,
  CASE f.measure WHEN 'usd' THEN CAST(f.floor_amount AS DECIMAL(18, 2)) END AS floor_usd,
  CASE f.scope_type
    WHEN 'organization' THEN 'Whole organization'
    WHEN 'cost_center' THEN coalesce(c.cost_center_name, f.scope_id)
    WHEN 'person' THEN coalesce(p.display_name, f.scope_id)
    ELSE f.scope_id
  END AS scope_name,
  run.as_of_utc < CAST(f.usage_date + INTERVAL 31 DAY AS TIMESTAMPTZ) AS is_provisional
FROM fired f
CROSS JOIN run
LEFT JOIN int_cost_centers__monthly c
  ON c.cost_center_id = f.scope_id AND c.billing_month = date_trunc('month', f.usage_date)
LEFT JOIN ref_people p
  ON p.person_id = f.scope_id
  AND f.usage_date >= p.valid_from AND f.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
