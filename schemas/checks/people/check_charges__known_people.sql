-- Vendor users with money and no line in the people file on that day; their charges are 'unattributed'.
-- severity: warn
-- source: people
SELECT provider, principal_id, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM int_charges__assigned
WHERE principal_type = 'user' AND cost_center_id = 'unattributed'
GROUP BY ALL
HAVING sum(billed_usd) <> 0
