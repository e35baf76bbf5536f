-- The level of each day beside those of the weeks before, for scopes whose rules ask for it: medians of the day's worth of an average weekday, statistics in
-- USD. newest_level  of the last seven days, the day included: four of them must be higher to raise it. newer_level   of the last fourteen. base_level    of
-- the levels 7 to 34 days before. former_level  of the levels 35 to 55 days before. noise         median of |newest_level / base_level − 1| over the days 7 to
-- 63 days before: how much levels move anyway.
-- grain: scope_type, scope_id, usage_date
WITH compared AS (
  SELECT
    scope_type, scope_id, usage_date,
    median(deseasoned) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS newest_level,
    median(deseasoned) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 13 PRECEDING AND CURRENT ROW) AS newer_level,
    median(level) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 34 PRECEDING AND 7 PRECEDING) AS base_level,
    median(level) OVER (PARTITION BY scope_type, scope_id ORDER BY usage_date ROWS BETWEEN 55 PRECEDING AND 35 PRECEDING) AS former_level
  FROM int_anomaly_days__expected
  SEMI JOIN (SELECT scope_type FROM ref_anomaly_seasonal_rules WHERE kind IN ('level_shift', 'ramp')) USING (scope_type)
)
SELECT
  *,
  median(abs(newest_level / nullif(base_level, 0) - 1)) OVER (PARTITION BY scope_type, scope_id
    ORDER BY usage_date ROWS BETWEEN 63 PRECEDING AND 7 PRECEDING) AS noise
FROM compared
