-- Days on which the ledger differs from the vendor's own ungrouped total, to the last digit.
SELECT source, provider, usage_date, billing_account_id, ledger_usd, statement_usd, ledger_usd - statement_usd AS difference_usd
FROM int_reconciliation__daily
WHERE ledger_usd <> statement_usd AND NOT is_not_yet_refreshed
