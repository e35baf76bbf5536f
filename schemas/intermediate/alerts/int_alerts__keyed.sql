-- Everything that has been crossed with its key and its severity; texts and days that a kind leaves out are filled in.
-- grain: alert_key
SELECT
  left(sha256(concat_ws(chr(10), alert_kind, scope_type, scope_id, subject_id, level, period_start)), 24) AS alert_key,
  alert_kind,
  scope_type,
  scope_id,
  coalesce(scope_name, scope_id) AS scope_name,
  subject_id,
  level,
  CASE WHEN level IN ('critical', 'exhausted', 'blocked') THEN 'critical' WHEN level IN ('projected', 'info') THEN 'info' ELSE 'warning' END AS severity,
  threshold_ratio,
  period_start,
  coalesce(period_end, CAST(period_start + 1 AS DATE)) AS period_end,
  figure_usd,
  limit_usd,
  coalesce(crossing_date, period_start) AS crossing_date,
  coalesce(detail, '') AS detail,
  coalesce(action, '') AS action,
  person_id,
  group_id,
  coalesce(cost_center_id, CASE WHEN scope_type = 'cost_center' THEN scope_id END) AS cost_center_id
FROM each_kind__alerting
