-- People planned per scope and month, from that month until the next line of the scope.
-- grain: scope_type, scope_id, plan_month
SELECT
  scope_type,
  scope_id,
  month AS plan_month,
  CAST(people AS BIGINT) AS people_count,
  note
FROM raw_reference__headcount_plan
