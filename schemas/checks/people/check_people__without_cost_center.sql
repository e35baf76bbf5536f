-- People with money but without a cost center; their charges, and those of accounts that they own, are 'unassigned'.
-- severity: warn
-- source: people
SELECT coalesce(person_id, 'an owner') AS person_id, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM int_charges__assigned
WHERE cost_center_id = 'unassigned'
GROUP BY ALL
HAVING sum(billed_usd) <> 0
