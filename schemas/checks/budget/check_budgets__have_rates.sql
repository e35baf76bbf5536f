-- Budgets in another currency without an exchange rate for their date: they are not converted and count nowhere.
-- severity: warn
SELECT scope_type, scope_id, period_type, period_start, version, currency, rate_type
FROM ref_budgets
WHERE budget_usd IS NULL
