-- The limit in force for each person and for the organization, per month and vendor: the vendor's where it tells one, for it is the one that stops people; else
-- our own reading of limits.csv (account *: all accounts of the vendor). A member whom the directory doesn't know stands under the vendor's user id.
-- grain: limit_month, provider, billing_account_id, scope_type, scope_id
WITH vendor AS (
  SELECT
    v.limit_month, v.limit_date, 'anthropic' AS provider, v.organization_name AS billing_account_id, coalesce(p.person_id, v.user_id) AS scope_id,
    v.limit_usd, v.limit_source, v.limit_source_id, v.vendor_spent_usd
  FROM int_claude_spend_limits__monthly v
  LEFT JOIN int_principals__resolved p ON p.provider = 'anthropic' AND p.principal_id = v.user_id AND p.usage_date = v.limit_date
  -- two accounts of one person: the lower limit
  QUALIFY row_number() OVER (PARTITION BY v.limit_month, v.organization_name, coalesce(p.person_id, v.user_id) ORDER BY v.limit_usd, v.user_id) = 1
)
SELECT
  v.limit_month, v.limit_date, v.provider, v.billing_account_id, 'person' AS scope_type, v.scope_id, 'vendor' AS limit_basis,
  v.limit_usd, v.limit_source, v.limit_source_id, v.vendor_spent_usd,
  r.own_limit_usd, r.own_limit_source
FROM vendor v
LEFT JOIN int_limits__resolved r ON r.limit_month = v.limit_month AND r.provider = v.provider AND r.person_id = v.scope_id
UNION ALL
SELECT
  r.limit_month, r.limit_date, r.provider, '*', 'person', r.person_id, CASE r.limit_source WHEN 'none' THEN 'none' ELSE 'own' END,
  r.limit_usd, r.limit_source, r.limit_source_id, NULL,
  r.own_limit_usd, r.own_limit_source
FROM int_limits__resolved r
ANTI JOIN vendor v ON v.limit_month = r.limit_month AND v.provider = r.provider AND v.scope_id = r.person_id
UNION ALL
SELECT limit_month, limit_date, provider, '*', 'organization', 'organization', 'own', limit_usd, 'organization', 'organization', NULL, limit_usd, 'organization'
FROM int_limit_lines__dated
WHERE scope_type = 'organization'
