-- Days without a vendor total: it never landed. A missing total fails; it does not count as equal.
SELECT source, provider, billing_account_id, usage_date, ledger_usd
FROM int_reconciliation__daily
WHERE is_missing
