-- Controls that were to lower spend (controls.csv): what was done, for whom and since when.
-- grain: control_id
-- published: unit_costs
-- columns:
--   control_id      Its id.
--   what            What was done.
--   scope_type      organization, cost_center, person or model.
--   scope_id        organization, the cost center, the person, or the models (* is any text, | between alternatives).
--   start_date      First day on which it held (UTC).
--   baseline_date   First day of the baseline, which ends with the day before start_date.
--   note            The file's note.
SELECT
  control_id,
  what,
  scope_type,
  scope_id,
  started_on AS start_date,
  CAST(started_on - to_months(CAST(baseline_months AS INTEGER)) AS DATE) AS baseline_date,
  note
FROM raw_reference__controls
