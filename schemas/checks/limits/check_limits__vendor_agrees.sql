-- People for whom the vendor applies another limit than limits.csv says for it: changed at the vendor and not here, a group that the directory knows otherwise,
-- or another rule for several groups.
-- severity: warn
SELECT limit_month, provider, billing_account_id, scope_id AS person_id, limit_source AS vendor_source, limit_source_id AS vendor_source_id,
  limit_usd AS vendor_limit_usd, own_limit_source, own_limit_usd
FROM int_limits__combined
WHERE limit_basis = 'vendor' AND own_limit_source <> 'none' AND limit_usd IS DISTINCT FROM own_limit_usd
  AND limit_month = (SELECT max(limit_month) FROM int_limits__combined WHERE limit_basis = 'vendor')
