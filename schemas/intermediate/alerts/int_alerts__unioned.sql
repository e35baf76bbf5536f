-- Everything that has been crossed, one kind below the other. A new kind is a model int_<kind>__alerting and a line here. It keeps a
-- crossing for as long as it is true, at least until the month after its period is over: what is missing before that has been taken back.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
SELECT * FROM int_anomalies__alerting
UNION ALL BY NAME SELECT * FROM int_budgets__alerting
UNION ALL BY NAME SELECT * FROM int_freshness__alerting
UNION ALL BY NAME SELECT * FROM int_limits__alerting
