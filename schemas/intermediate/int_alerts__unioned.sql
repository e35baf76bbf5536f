-- Everything that has been crossed, one kind below the other. A new kind is a model int_<kind>__alerting and a line here.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
SELECT * FROM int_budgets__alerting
UNION ALL BY NAME SELECT * FROM int_freshness__alerting
