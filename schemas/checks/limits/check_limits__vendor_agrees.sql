-- People whose limit at the vendor is not the one in limits.csv: it was changed at the vendor and not here, the directory has a different group, or the vendor
-- has another rule for people in several groups.
-- severity: warn
SELECT limit_month, provider, billing_account_id, scope_id AS person_id, limit_source AS vendor_source, limit_source_id AS vendor_source_id,
  limit_usd AS vendor_limit_usd, own_limit_source, own_limit_usd
FROM int_limits__combined
WHERE limit_basis = 'vendor' AND own_limit_source <> 'none' AND limit_usd IS DISTINCT FROM own_limit_usd
  AND limit_month = (SELECT max(limit_month) FROM int_limits__combined WHERE limit_basis = 'vendor')
