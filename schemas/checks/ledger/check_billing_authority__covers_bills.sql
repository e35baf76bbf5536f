-- Charges that are in no ledger: no line of billing_authority.csv fits their account, and no other source bills it. A statement's charges never are.
SELECT c.source, c.provider, c.billing_account_id, count(*) AS row_count, min(c.usage_date) AS first_usage_date, sum(c.billed_usd) AS billed_usd
FROM each_source__charges c
ANTI JOIN int_billing_authority__daily a USING (provider, billing_account_id, usage_date)
ANTI JOIN (SELECT source FROM ref_billing_authority WHERE role = 'statement') s USING (source)
WHERE c.billed_usd <> 0 AND NOT coalesce(c.is_estimate, false)
GROUP BY ALL
