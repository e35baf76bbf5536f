-- Controls that were to lower spend.
-- grain: control_id
SELECT
  control_id,
  what,
  scope_type,
  scope_id,
  started_on AS start_date,
  CAST(started_on - to_months(CAST(baseline_months AS INTEGER)) AS DATE) AS baseline_date,
  note
FROM raw_reference__controls
