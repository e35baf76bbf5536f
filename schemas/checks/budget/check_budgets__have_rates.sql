-- A budget in another currency that has no exchange rate for its date is not converted and counts nowhere.
-- severity: warn
SELECT scope_type, scope_id, period_type, period_start, version, currency, rate_type
FROM ref_budgets
WHERE budget_usd IS NULL
