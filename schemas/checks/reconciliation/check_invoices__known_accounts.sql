-- Invoice lines of accounts that the ledger has never seen: a misspelled provider or account, or a source that is not set up.
-- severity: warn
SELECT provider, billing_account_id, invoice_id, count(*) AS line_count, sum(billed_usd) AS billed_usd
FROM ref_invoices
ANTI JOIN int_accounts__seen USING (provider, billing_account_id)
GROUP BY ALL
