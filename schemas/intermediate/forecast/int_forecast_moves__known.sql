-- Who is where on the day of a forecast: what people who have moved since used while they belonged elsewhere is taken from there and counted where they are
-- now, and what people who have left used is counted nowhere. Only moves that are in force at the origin (ref_people is effective-dated). Use that went to
-- another cost center than its person's stays, and so do shares of pools.
-- grain: scope_type, scope_id, provider, billing_account_id, origin_date, usage_date
WITH places AS (
  SELECT person_id, coalesce(cost_center_id, 'unassigned') AS cost_center_id, valid_from, coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM ref_people
),
movers AS (
  SELECT person_id FROM places GROUP BY person_id HAVING count(*) > 1 OR max(valid_to) < DATE '9999-12-31'
),
used AS (
  SELECT r.person_id, r.cost_center_id, r.provider, r.billing_account_id, r.usage_date, sum(r.billed_usd) AS usage_usd
  FROM int_charges__ruled r
  SEMI JOIN movers m ON m.person_id = r.person_id
  JOIN places p ON p.person_id = r.person_id AND p.cost_center_id = r.cost_center_id AND r.usage_date >= p.valid_from AND r.usage_date < p.valid_to
  WHERE r.charge_category = 'Usage' AND r.allocation_method = 'direct'
  GROUP BY ALL
),
present AS (
  SELECT o.origin_date, p.person_id, p.cost_center_id
  FROM places p
  SEMI JOIN movers m ON m.person_id = p.person_id
  JOIN int_forecast_origins__listed o ON o.origin_date >= p.valid_from AND o.origin_date < p.valid_to
),
moved AS (
  SELECT
    k.origin_date, u.provider, u.billing_account_id, u.usage_date, u.cost_center_id AS from_id, p.cost_center_id AS to_id,
    CAST(sum(u.usage_usd) * 1000000 AS HUGEINT) AS micros
  FROM used u
  JOIN int_forecast_days__known k USING (provider, billing_account_id, usage_date)
  LEFT JOIN present p ON p.origin_date = k.origin_date AND p.person_id = u.person_id
  WHERE p.cost_center_id IS DISTINCT FROM u.cost_center_id
  GROUP BY ALL
),
scoped AS (
  SELECT 'cost_center' AS scope_type, from_id AS scope_id, provider, billing_account_id, origin_date, usage_date, -micros AS micros FROM moved
  UNION ALL
  SELECT 'cost_center', to_id, provider, billing_account_id, origin_date, usage_date, micros FROM moved WHERE to_id IS NOT NULL
  UNION ALL
  SELECT 'organization', 'organization', provider, billing_account_id, origin_date, usage_date, -micros FROM moved WHERE to_id IS NULL
  UNION ALL
  SELECT 'provider', provider, provider, billing_account_id, origin_date, usage_date, -micros FROM moved WHERE to_id IS NULL
)
SELECT
  scope_type,
  scope_id,
  provider,
  billing_account_id,
  origin_date,
  usage_date,
  CAST(sum(micros) AS HUGEINT) AS micros
FROM scoped
GROUP BY ALL
HAVING sum(micros) <> 0
