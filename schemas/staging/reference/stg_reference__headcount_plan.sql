-- People planned (headcount_plan.csv), for forecast scenarios that ask for it. A line counts from its month until the next line of the scope.
-- grain: scope_type, scope_id, plan_month
-- published: forecast
-- columns:
--   scope_type     organization or cost_center.
--   scope_id       organization, or the id of the cost center.
--   plan_month     First day of the month from which it holds, until the next line of the scope.
--   people_count   People planned.
--   note           The file's note.
SELECT
  scope_type,
  scope_id,
  month AS plan_month,
  CAST(people AS BIGINT) AS people_count,
  note
FROM raw_reference__headcount_plan
