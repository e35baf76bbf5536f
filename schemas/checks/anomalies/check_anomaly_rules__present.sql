-- Scopes and measures without an anomaly rule, and scopes without a seasonal one: nothing is tested there, so an empty list of anomalies means nothing.
-- severity: warn
-- source: reference
SELECT scope_type, measure
FROM (VALUES ('organization'), ('cost_center'), ('person'), ('model')) AS scopes (scope_type)
CROSS JOIN (VALUES ('usd'), ('tokens')) AS measures (measure)
ANTI JOIN ref_anomaly_rules USING (scope_type, measure)
UNION ALL
SELECT scope_type, 'usd, seasonal'
FROM (VALUES ('organization'), ('provider'), ('cost_center'), ('person')) AS scopes (scope_type)
ANTI JOIN ref_anomaly_seasonal_rules USING (scope_type)
