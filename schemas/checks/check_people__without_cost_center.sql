-- People with money but without a cost center; their charges stand as 'unassigned'.
-- severity: warn
-- source: people
SELECT person_id, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM int_charges__assigned
WHERE cost_center_id = 'unassigned'
GROUP BY ALL
HAVING sum(billed_usd) <> 0
