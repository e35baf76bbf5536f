-- Scopes and measures without an anomaly rule: nothing is tested there, and an empty list of anomalies says nothing.
-- severity: warn
-- source: reference
select scope_type, measure
from (values ('organization'), ('cost_center'), ('person'), ('model')) as scopes (scope_type)
cross join (values ('usd'), ('tokens')) as measures (measure)
anti join ref_anomaly_rules using (scope_type, measure)
