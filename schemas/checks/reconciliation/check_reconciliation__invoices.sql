-- Months with an invoice that is overdue or differs by more than the tolerance. Nothing is wrong with the build; the month cannot be closed.
-- severity: warn
SELECT billing_month, provider, billing_account_id, state, ledger_usd, statement_usd, difference_usd, note
FROM mart_reconciliation_monthly
WHERE statement = 'invoice' AND state IN ('missing', 'differs')
