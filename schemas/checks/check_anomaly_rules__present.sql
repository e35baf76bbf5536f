-- Scopes and measures without an anomaly rule: nothing is tested there, and an empty list of anomalies says nothing.
-- severity: warn
-- source: reference
SELECT scope_type, measure
FROM (VALUES ('organization'), ('cost_center'), ('person'), ('model')) AS scopes (scope_type)
CROSS JOIN (VALUES ('usd'), ('tokens')) AS measures (measure)
ANTI JOIN ref_anomaly_rules USING (scope_type, measure)
