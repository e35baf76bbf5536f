-- Products and models of a day where the users' rows exceed the vendor's bucket. The rest stands as a negative 'unattributed' row.
-- severity: warn
-- source: claude-analytics
select usage_date, billing_account_id, product, model, billed_usd as rest_usd
from int_claude_analytics__group_residuals
where principal_type = 'unattributed'
