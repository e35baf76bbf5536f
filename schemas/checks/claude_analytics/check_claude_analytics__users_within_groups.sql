-- Products and models of a day where the users' rows exceed the vendor's bucket. The difference becomes a negative 'unattributed' row.
-- severity: warn
-- source: claude-analytics
SELECT usage_date, billing_account_id, product, model, billed_usd AS rest_usd
FROM int_claude_analytics__group_residuals
WHERE principal_type = 'unattributed'
