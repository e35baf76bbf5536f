-- Everything that has been crossed, one kind below the other, as each states it in int_<kind>__alerting. A kind keeps a crossing for as long as it is true, at
-- least until the month after its period is over: what is missing before that has been withdrawn.
-- columns:
--   alert_kind        anomaly, budget, freshness, spend_limit, automation.
--   scope_type        organization, provider, cost_center, team, person, source.
--   scope_id          Its id.
--   scope_name        Its name; NULL = it has none but its id.
--   subject_id        What of the scope it is about: a budget, a limit, a method of detection.
--   level             Which threshold: info, projected, warning, critical, exhausted, stale, missing.
--   threshold_ratio   The threshold as part of the limit; NULL = none.
--   period_start      First day of the period.
--   period_end        The day after its last; NULL = a day alone.
--   figure_usd        What was reached.
--   limit_usd         What it is held against.
--   crossing_date     Day of the crossing; NULL = the first day of the period.
--   detail            What happened, in a sentence.
--   action            What to do.
--   person_id         Whom it is about.
--   group_id          Group whose rule it is.
--   cost_center_id    Cost center that pays.
SELECT
  NULL::VARCHAR AS alert_kind,
  NULL::VARCHAR AS scope_type,
  NULL::VARCHAR AS scope_id,
  NULL::VARCHAR AS scope_name,
  NULL::VARCHAR AS subject_id,
  NULL::VARCHAR AS level,
  NULL::DECIMAL(9, 4) AS threshold_ratio,
  NULL::DATE AS period_start,
  NULL::DATE AS period_end,
  NULL::DECIMAL(38, 12) AS figure_usd,
  NULL::DECIMAL(38, 12) AS limit_usd,
  NULL::DATE AS crossing_date,
  NULL::VARCHAR AS detail,
  NULL::VARCHAR AS action,
  NULL::VARCHAR AS person_id,
  NULL::VARCHAR AS group_id,
  NULL::VARCHAR AS cost_center_id
WHERE false
