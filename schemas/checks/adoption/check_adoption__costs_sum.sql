-- Cost of use by vendor, by product or by cost center that does not add up to the organization's, to the last digit.
SELECT p.billing_month, p.scope_type, sum(p.cost_usd) AS parts_usd, o.cost_usd AS organization_usd
FROM mart_adoption_monthly p
JOIN mart_adoption_monthly o ON o.billing_month = p.billing_month AND o.scope_type = 'organization'
WHERE p.scope_type <> 'organization'
GROUP BY p.billing_month, p.scope_type, o.cost_usd
HAVING sum(p.cost_usd) <> o.cost_usd
