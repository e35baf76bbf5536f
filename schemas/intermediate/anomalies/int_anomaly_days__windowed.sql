-- Each complete day with use beside the sums over its trailing window, per measure. The window is the rule's calendar days before the day;
-- incomplete days in it add neither amount nor day. Sums and day counts, no quotient: the rule is tested by multiplication.
-- grain: scope_type, scope_id, measure, usage_date
WITH measured AS (
  SELECT
    g.scope_type, g.scope_id, r.measure, g.usage_date, g.is_complete, r.window_days, r.threshold_ratio, r.floor_amount, r.min_days,
    g.usd,
    CASE r.measure WHEN 'usd' THEN g.usd ELSE g.tokens END AS actual
  FROM int_anomaly_days__gridded g
  JOIN ref_anomaly_rules r ON r.scope_type = g.scope_type AND r.measure IN ('usd', 'tokens')
)
SELECT
  scope_type, scope_id, measure, usage_date, is_complete, actual, usd, window_days, threshold_ratio, floor_amount, min_days,
  coalesce(sum(actual) FILTER (WHERE is_complete) OVER trailing_window, 0) AS window_actual,
  coalesce(sum(usd) FILTER (WHERE is_complete) OVER trailing_window, 0) AS window_usd,
  count(*) FILTER (WHERE is_complete) OVER trailing_window AS window_day_count
FROM measured
WINDOW trailing_window AS (
  PARTITION BY scope_type, scope_id, measure
  ORDER BY usage_date
  ROWS BETWEEN window_days PRECEDING AND 1 PRECEDING)
QUALIFY is_complete AND actual > 0
