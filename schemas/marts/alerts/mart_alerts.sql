-- Alerts that somebody must receive: budgets and limits crossed, missing data, anomalies, and whatever else a model int_<kind>__alerting states. `finops
-- alerts` sends each row
-- once.
-- grain: alert_key
-- example: SELECT crossing_date, severity, title, figure_usd, limit_usd FROM mart_alerts ORDER BY crossing_date DESC
-- columns:
--   alert_key         The same for one limit, threshold and period in every build: kind, scope, subject, level and period, hashed.
--   alert_kind        budget, freshness …
--   scope_type        organization, cost_center, team, provider, group, person, model or source.
--   scope_id          Id of what it is about.
--   scope_name        Its name.
--   subject_id        What was crossed: id of the budget, limit or detector.
--   level             The rules' word: warning, critical, exhausted, stale …
--   severity          info = expected to be crossed; critical = critical, exhausted or blocked; else warning. What quiet hours go by.
--   threshold_ratio   Part of the limit that was reached; NULL where it is no ratio.
--   period_start      First day (UTC) of the period that it counts in: a crossing is told once per subject, level and period.
--   period_end        First day after it.
--   figure_usd        What was reached; NULL = no money.
--   limit_usd         What it is held against; NULL = no money.
--   crossing_date     Day of the crossing.
--   title             All this in a line.
--   detail            One sentence with further figures.
--   action            What the reader can do.
--   person_id         Whom it is about; NULL = nobody in particular.
--   group_id          Which group it is about; NULL = none.
--   cost_center_id    Which cost center it is about; NULL = none.
--   recipient_count   Recipients by alert_routes.csv (mart_alert_recipients); 0 = it is told to nobody: no line is for it, or all are told of a higher
--                     threshold of the same limit.
WITH recipients AS (
  SELECT alert_key, count(*) AS recipient_count FROM mart_alert_recipients GROUP BY alert_key
)
SELECT
  a.alert_key,
  a.alert_kind,
  a.scope_type,
  a.scope_id,
  a.scope_name,
  a.subject_id,
  a.level,
  a.severity,
  a.threshold_ratio,
  a.period_start,
  a.period_end,
  a.figure_usd,
  a.limit_usd,
  a.crossing_date,
  concat_ws(
    ' · ',
    concat(upper(left(a.alert_kind, 1)), replace(substring(a.alert_kind, 2), '_', ' ')),
    a.scope_name,
    CASE
      WHEN a.period_end = a.period_start + 1 THEN CAST(a.period_start AS VARCHAR)
      WHEN day(a.period_start) = 1 AND a.period_end = a.period_start + INTERVAL 1 MONTH THEN strftime(a.period_start, '%Y-%m')
      ELSE concat(a.period_start, ' to ', CAST(a.period_end - 1 AS DATE))
    END,
    concat(a.level, CASE WHEN a.threshold_ratio <= 1 THEN ' (' || rtrim(rtrim(CAST(CAST(a.threshold_ratio * 100 AS DECIMAL(18, 2)) AS VARCHAR), '0'), '.')
      || ' %)' END)) AS title,
  a.detail,
  a.action,
  a.person_id,
  a.group_id,
  a.cost_center_id,
  coalesce(r.recipient_count, 0) AS recipient_count
FROM int_alerts__keyed a
LEFT JOIN recipients r USING (alert_key)
