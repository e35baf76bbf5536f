-- Days on which GitHub bills metered Copilot use that its rows per model do not show, by a cent or more. It is in the ledger, unattributed and without a model.
-- severity: warn
-- source: github-copilot
SELECT usage_date, billing_account_id, list_usd, billed_usd
FROM int_github_copilot__charges
WHERE starts_with(source_row_key, 'usage-residual|') AND (list_usd >= 0.01 OR billed_usd >= 0.01)
