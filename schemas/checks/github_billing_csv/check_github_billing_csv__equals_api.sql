-- Days on which the "AI usage" CSV and the API differ by a cent or more about the same use: one of them is older, or the export was filtered.
-- severity: warn
-- source: github-billing-csv
SELECT *
FROM int_github_billing_csv__reconciled
WHERE NOT is_missing AND (abs(csv_list_usd - api_list_usd) >= 0.01 OR abs(csv_billed_usd - api_billed_usd) >= 0.01)
