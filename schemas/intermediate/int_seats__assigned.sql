-- Every seat on the days of a pull, with the person who holds it and that person's cost center on the day; 'unassigned' and 'unattributed' as in the
-- ledger. Whether a seat is charged, and how much, stands in the charges.
-- grain: source, billing_account_id, product, principal_id, usage_date
SELECT
  s.usage_date,
  s.source,
  s.provider,
  s.billing_account_id,
  s.product,
  s.principal_id,
  p.person_id,
  CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id,
  s.last_activity_at_utc
FROM each_source__seats s
LEFT JOIN int_principals__resolved p
  ON p.provider = s.provider AND p.principal_id = s.principal_id AND p.usage_date = s.usage_date
