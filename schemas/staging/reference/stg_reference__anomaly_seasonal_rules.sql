-- What the seasonal method calls an anomaly, one line per scope and kind (anomaly_seasonal_rules.csv, which gives the reasons). It sees what the multiple of a
-- mean cannot: a weekend runaway below twice the mean, an agent that works through the night, slow growth, and days that came without rows.
-- grain: scope_type, kind
-- published: anomalies
-- columns:
--   scope_type       organization, provider, cost_center, person or model.
--   kind             spike (an ordinary day), weekend (a day that is quiet otherwise), overnight, level_shift, ramp, missing.
--   min_days         Whole days before a day that must exist before it is judged.
--   deviations       Least distance from the expected amount in sigmas of the scope's own days; for level_shift, in usual moves of its level.
--   ratio            Least part by which it is more than expected: 0.5 = half more; for missing, less. weekend: in parts of an average day. overnight: of the
--                    usual hours.
--   least_hours      overnight: hours of the day with use, at least; NULL otherwise.
--   floor_usd        Least USD a day away from what is expected that is worth a look.
--   repeat_days      A level is told again only after so many days without one; 1 tells every day.
--   dismissed_days   For so many days after a false alarm, this kind is told on this scope only when it is further away than what was dismissed.
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
