-- Accounts and days that more than one source bills.
SELECT provider, billing_account_id, usage_date, count(DISTINCT source) AS source_count, min(source) AS first_source, max(source) AS last_source
FROM int_charges__unioned
GROUP BY ALL
HAVING count(DISTINCT source) > 1
