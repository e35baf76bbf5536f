-- Days whose vendor total never landed. A missing total fails; it doesn't compare as equal.
SELECT source, provider, billing_account_id, usage_date, ledger_usd
FROM int_reconciliation__daily
WHERE is_missing
