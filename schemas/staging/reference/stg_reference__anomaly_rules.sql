-- When a day's use is called an anomaly, one line per scope and measure: actual > threshold_ratio × mean of the trailing window. The window of 28 days holds
-- four of each weekday, so weekends weigh the same on every tested day (over 7 days a weekday needs 1.5 times its normal to fire and a Sunday 15 times). Blind
-- spots that stay: a weekend runaway below twice the all-days mean, and steady growth (5 % a day never fires against 28 days). The rule finds jumps; the
-- month's trend must find slopes.
-- grain: scope_type, measure
-- published: anomalies
-- columns:
--   scope_type        organization, cost_center, person or model.
--   measure           usd (billed) or tokens (all kinds together).
--   window_days       Calendar days before the tested day that make the mean; incomplete days among them are skipped.
--   threshold_ratio   The day fires when it is more than this many times the mean.
--   floor_amount      Smallest excess over the mean that is worth a look, in the measure's own unit (USD or tokens).
--   min_days          Complete days in the window, counted from the scope's first use, that must exist before a day is tested.
SELECT
  scope_type,
  measure,
  CAST(window_days AS BIGINT) AS window_days,
  CAST(min_days AS BIGINT) AS min_days,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  CAST(floor_amount AS DECIMAL(18, 2)) AS floor_amount
FROM raw_reference__anomaly_rules
