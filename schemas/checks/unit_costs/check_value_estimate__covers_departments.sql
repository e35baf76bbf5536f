-- Coding-tool cost that the value estimate leaves out: departments for which value_assumptions.csv lacks a figure in that month. Without any assumptions
-- there is no estimate and nothing to report.
-- severity: warn
SELECT u.billing_month, v.method, v.estimate, u.cost_usd, v.cost_usd AS estimated_cost_usd
FROM mart_unit_costs_monthly u
JOIN mart_value_estimate_monthly v ON v.billing_month = u.billing_month AND v.scope_type = 'organization'
WHERE u.scope_type = 'organization' AND u.unit = CASE v.method WHEN 'activity' THEN 'session' ELSE 'active_developer' END AND v.cost_usd <> u.cost_usd
