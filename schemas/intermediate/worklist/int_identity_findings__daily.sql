-- What finance or IT has to settle about an account, per day. Unattributed cost is in exactly one finding of int_principals__unpaid, unassigned cost in
-- no_cost_center; the others say what may be wrong with cost that found its place.
-- grain: finding, source, provider, principal_type, principal_id, person_id, usage_date, cost_center_id, detail
WITH named AS (
  SELECT u.*, v.cost_center_id AS named_id
  FROM int_principals__used u
  LEFT JOIN int_vendor_cost_centers__matched v ON v.vendor_cost_center = u.vendor_cost_center AND v.usage_date = u.usage_date
  WHERE u.vendor_cost_center <> 'none'
),
findings AS (
  SELECT finding, source, provider, principal_type, principal_id, person_id, usage_date, 'unattributed' AS cost_center_id, 'none' AS detail, email, billed_usd,
    seat_count, commit_count
  FROM int_principals__unpaid
  UNION ALL BY NAME
  SELECT
    CASE WHEN u.cost_center_id = 'unassigned' THEN 'no_cost_center' WHEN k.cost_center_id IS NULL THEN 'cost_center_unknown'
      ELSE 'cost_center_ended' END AS finding,
    u.source, u.provider, u.principal_type, u.principal_id, CASE WHEN u.person_id = 'none' THEN coalesce(o.owner_person_id, 'none')
      ELSE u.person_id END AS person_id,
    u.usage_date, u.cost_center_id, 'none' AS detail, u.billed_usd, u.seat_count, u.commit_count
  FROM int_principals__used u
  ANTI JOIN ref_cost_centers c ON c.cost_center_id = u.cost_center_id AND u.usage_date >= c.valid_from
    AND u.usage_date < coalesce(c.valid_to, DATE '9999-12-31')
  LEFT JOIN (SELECT DISTINCT cost_center_id FROM ref_cost_centers) k ON k.cost_center_id = u.cost_center_id
  LEFT JOIN int_principals__owned o
    ON o.provider = u.provider AND o.principal_id = u.principal_id AND o.usage_date = u.usage_date
    AND o.owned_as = CASE WHEN u.assigned_by <> 'owner' THEN NULL WHEN u.principal_type IN ('workspace', 'repository') THEN u.principal_type ELSE 'account' END
  WHERE u.cost_center_id <> 'unattributed'
  UNION ALL BY NAME
  SELECT c.finding, coalesce(u.source, 'none') AS source, c.provider, coalesce(u.principal_type, 'user') AS principal_type, c.principal_id, c.person_id,
    c.usage_date,
    coalesce(u.cost_center_id, 'none') AS cost_center_id, concat('also ', c.other_person_ids) AS detail, u.billed_usd, u.seat_count, u.commit_count
  FROM int_principals__contested c
  LEFT JOIN int_principals__used u
    ON u.provider = c.provider AND u.principal_id = c.principal_id AND u.usage_date = c.usage_date
      AND u.principal_type NOT IN ('workspace', 'repository', 'billing_account')
  UNION ALL BY NAME
  SELECT 'vendor_cost_center_unknown' AS finding, source, provider, 'vendor_cost_center' AS principal_type, vendor_cost_center AS principal_id,
    'none' AS person_id, usage_date, cost_center_id,
    'none' AS detail, billed_usd, seat_count, commit_count
  FROM named
  WHERE named_id IS NULL
  UNION ALL BY NAME
  SELECT 'vendor_cost_center_differs' AS finding, source, provider, principal_type, principal_id, person_id, usage_date, cost_center_id,
    concat('the vendor names ', named_id) AS detail, billed_usd, seat_count, commit_count
  FROM named
  WHERE named_id <> cost_center_id
)
SELECT
  f.finding,
  f.source,
  f.provider,
  f.principal_type,
  f.principal_id,
  f.person_id,
  f.usage_date,
  f.cost_center_id,
  f.detail,
  min(coalesce(f.email, s.email)) AS email,
  CAST(sum(coalesce(f.billed_usd, 0)) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(coalesce(f.seat_count, 0)) AS BIGINT) AS seat_count,
  CAST(sum(coalesce(f.commit_count, 0)) AS BIGINT) AS commit_count
FROM findings f
LEFT JOIN int_principals__seen s ON s.provider = f.provider AND s.principal_id = f.principal_id AND s.usage_date = f.usage_date
GROUP BY ALL
