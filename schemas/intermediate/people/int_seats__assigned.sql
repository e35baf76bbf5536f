-- Every seat on the days of a pull, with the person who holds it and that person's cost center on the day, or that of a declared account's owner;
-- 'unassigned' and 'unattributed' as in the ledger. Whether a seat is charged, and how much, stands in the charges.
-- grain: source, billing_account_id, product, principal_id, usage_date
SELECT
  s.usage_date,
  s.source,
  s.provider,
  s.billing_account_id,
  s.product,
  s.principal_id,
  p.person_id,
  CASE WHEN p.person_id IS NULL THEN coalesce(o.cost_center_id, 'unattributed') ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id,
  s.last_activity_at_utc
FROM each_source__seats s
LEFT JOIN int_principals__resolved p
  ON p.provider = s.provider AND p.principal_id = s.principal_id AND p.usage_date = s.usage_date
LEFT JOIN int_principals__owned o
  ON o.owned_as = 'account' AND o.provider = s.provider AND o.principal_id = s.principal_id AND o.usage_date = s.usage_date
