-- Months whose vendor total differs from the ledger or never landed. A missing total fails; it doesn't compare as equal.
-- source: claude-analytics
SELECT billing_month, provider, billing_account_id, ledger_usd, statement_usd, difference_usd, state, note
FROM mart_reconciliation_monthly
WHERE is_blocking
