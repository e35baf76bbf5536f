-- Coding-tool cost by cost center, by department and by repository that does not add up to the organization's, to the last digit.
SELECT p.billing_month, p.scope_type, p.unit, sum(p.cost_usd) AS parts_usd, o.cost_usd AS organization_usd
FROM mart_unit_costs_monthly p
JOIN mart_unit_costs_monthly o ON o.billing_month = p.billing_month AND o.unit = p.unit AND o.scope_type = 'organization'
WHERE p.scope_type <> 'organization'
GROUP BY p.billing_month, p.scope_type, p.unit, o.cost_usd
HAVING sum(p.cost_usd) <> o.cost_usd
