-- Charges that are in no ledger: no line of billing_authority.csv fits their account, and no other source bills it. A statement's charges never are.
SELECT source, provider, billing_account_id, sum(row_count) AS row_count, min(usage_date) AS first_usage_date, sum(billed_usd) AS billed_usd
FROM int_charges__placed
WHERE place = 'no_authority' AND billed_usd <> 0 AND NOT is_estimate
GROUP BY ALL
