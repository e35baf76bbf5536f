-- Days that the seasonal method calls an anomaly, by the rules of ref_anomaly_seasonal_rules. Amounts are a day's USD; for level_shift and ramp those of an
-- average weekday. spike, weekend  above expected + the largest of deviations × sigma, 1.5 × tail, and ratio × expected (on a quiet day × level); spike on
-- ordinary days, weekend on quiet ones. overnight       used in at least least_hours hours of the day, (1 + ratio) × the person's usual number of hours.
-- level_shift     the newest level above base × (1 + the larger of ratio and deviations × noise). ramp            the newer level above the former one × (1 +
-- ratio). missing         at most (1 − ratio) × expected: the vendor's answer was whole, and nearly nothing in it. Each at least floor_usd away from what was
-- expected. Where repeat_days is more than 1, it is told again only after so many days without it.
-- grain: scope_type, scope_id, usage_date, kind
WITH compared AS (
  SELECT
    r.scope_type, e.scope_id, e.usage_date, r.kind, r.floor_usd, r.ratio, r.repeat_days, r.least_hours, h.active_hour_count, h.usual_hour_count,
    CASE r.kind WHEN 'level_shift' THEN l.newest_level WHEN 'ramp' THEN l.newer_level ELSE e.amount END AS actual,
    CASE r.kind WHEN 'level_shift' THEN l.base_level WHEN 'ramp' THEN l.former_level ELSE e.expected END AS expected,
    CASE r.kind
      WHEN 'level_shift' THEN l.base_level * greatest(r.ratio, r.deviations * l.noise)
      WHEN 'ramp' THEN l.former_level * r.ratio
      WHEN 'missing' THEN e.expected * r.ratio
      ELSE greatest(e.scale * greatest(r.deviations * 1.4826 * e.spread, 1.5 * e.tail), r.ratio * CASE WHEN e.is_quiet THEN e.level ELSE e.expected END)
    END AS margin
  FROM int_anomaly_days__expected e
  JOIN ref_anomaly_seasonal_rules r USING (scope_type)
  LEFT JOIN int_anomaly_levels__compared l ON l.scope_type = e.scope_type AND l.scope_id = e.scope_id AND l.usage_date = e.usage_date
  LEFT JOIN (SELECT 'person' AS scope_type, 'overnight' AS kind, * FROM int_active_hours__daily) h
    ON h.scope_type = r.scope_type AND h.kind = r.kind AND h.person_id = e.scope_id AND h.usage_date = e.usage_date
  WHERE e.usd IS NOT NULL AND e.former_day_count >= r.min_days
    AND CASE r.kind WHEN 'spike' THEN NOT e.is_quiet WHEN 'weekend' THEN e.is_quiet ELSE true END
),
fired AS (
  SELECT *
  FROM compared
  WHERE CASE kind
    WHEN 'missing' THEN actual <= expected - margin AND expected - actual >= floor_usd
    WHEN 'overnight' THEN actual - expected >= floor_usd AND active_hour_count >= least_hours AND active_hour_count > (1 + ratio) * usual_hour_count
    ELSE actual > expected + margin AND actual - expected >= floor_usd
  END
)
SELECT
  scope_type,
  scope_id,
  usage_date,
  kind,
  CASE kind WHEN 'missing' THEN 'low' ELSE 'high' END AS direction,
  CAST(actual AS DECIMAL(38, 12)) AS actual_usd,
  CAST(expected AS DECIMAL(38, 12)) AS expected_usd,
  CAST(greatest(expected - margin, 0) AS DECIMAL(38, 12)) AS lower_usd,
  CAST(expected + margin AS DECIMAL(38, 12)) AS upper_usd,
  CAST(actual AS DECIMAL(38, 12)) - CAST(expected AS DECIMAL(38, 12)) AS excess_usd,
  floor_usd,
  active_hour_count,
  usual_hour_count
FROM fired
QUALIFY repeat_days = 1
  OR lag(usage_date) OVER (PARTITION BY scope_type, scope_id, kind ORDER BY usage_date) IS NULL
  OR usage_date - lag(usage_date) OVER (PARTITION BY scope_type, scope_id, kind ORDER BY usage_date) >= repeat_days
