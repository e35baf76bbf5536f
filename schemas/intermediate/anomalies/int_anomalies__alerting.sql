-- Anomalies that somebody must hear of, of the running month and the one before (older ones are history, not news). Twice the average is told of the
-- organization and cost centers alone: of people it is mostly false. Where both methods tell of a day, the seasonal one does; a spell of the same kind on days
-- in a row is told once, with its first day. Tokens explain dollars and make no alert. A false alarm is withdrawn; an explained one stays true.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
WITH told AS (
  SELECT a.*
  FROM mart_cost_anomalies_daily a
  WHERE a.measure = 'usd' AND (a.method = 'seasonal' OR a.scope_type IN ('organization', 'cost_center'))
  QUALIFY (a.method = 'seasonal' OR count(*) FILTER (a.method = 'seasonal') OVER (PARTITION BY a.scope_type, a.scope_id, a.usage_date) = 0)
),
begun AS (
  SELECT *
  FROM told
  QUALIFY coalesce(usage_date - lag(usage_date) OVER (PARTITION BY scope_type, scope_id, kind ORDER BY usage_date), 2) > 1
)
SELECT
  'anomaly' AS alert_kind,
  b.scope_type,
  b.scope_id,
  b.scope_name,
  concat_ws('/', 'anomaly', b.method, b.kind) AS subject_id,
  'warning' AS level,
  CAST(b.threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  b.usage_date AS period_start,
  CAST(b.usage_date + 1 AS DATE) AS period_end,
  b.actual AS figure_usd,
  CASE b.direction WHEN 'low' THEN b.lower_bound ELSE b.upper_bound END AS limit_usd,
  b.usage_date AS crossing_date,
  concat(
    CASE b.kind
      WHEN 'above_average' THEN 'A day above its daily average'
      WHEN 'spike' THEN 'A day above its range'
      WHEN 'weekend' THEN 'Use on a day that is quiet otherwise'
      WHEN 'overnight' THEN concat('Use in ', b.active_hour_count, ' hours of the day, usually ', b.usual_hour_count)
      WHEN 'level_shift' THEN 'A higher level for most of a week'
      WHEN 'ramp' THEN 'Growth over seven weeks'
      ELSE 'Next to nothing in a complete answer of the vendor'
    END,
    ': expected USD ', CAST(b.expected AS DECIMAL(18, 2)), ' a day, seen USD ', CAST(b.actual AS DECIMAL(18, 2)),
    CASE WHEN b.is_revised THEN '; the data of that day were revised after it was whole.' ELSE '.' END) AS detail,
  CASE b.kind
    WHEN 'missing' THEN 'See whether the extract or the export is broken (finops status), then extract the day again.'
    ELSE concat('See mart_anomaly_drivers_daily for ', b.anomaly_id, '; then finops anomalies explain or dismiss.')
  END AS action,
  CASE b.scope_type WHEN 'person' THEN b.scope_id END AS person_id,
  CASE b.scope_type WHEN 'cost_center' THEN b.scope_id ELSE p.cost_center_id END AS cost_center_id
FROM begun b
CROSS JOIN run
LEFT JOIN ref_people p ON p.person_id = b.scope_id AND b.usage_date >= p.valid_from AND b.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
WHERE b.state <> 'false_alarm' AND b.usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH
