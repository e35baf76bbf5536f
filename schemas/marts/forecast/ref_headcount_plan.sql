-- People planned (headcount_plan.csv), for forecast scenarios that ask for it.
-- grain: scope_type, scope_id, plan_month
-- columns:
--   scope_type     organization or cost_center.
--   scope_id       organization, or the id of the cost center.
--   plan_month     First day of the month from which it holds, until the next line of the scope.
--   people_count   People planned.
--   note           The file's note.
SELECT scope_type, scope_id, plan_month, people_count, note FROM stg_reference__headcount_plan
