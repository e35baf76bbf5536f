-- Our own limits, read for each person: which one counts. The order is the one Claude's help gives for group spend limits and its course on spend caps (2026):
-- the person's own limit counts whatever it is; without one that of a group, of several the lowest or the highest (limit_rules.csv); without one that of the
-- seat, which sits under the group limits; the organization's is a ceiling that nobody exceeds. No limit anywhere is none. Expressly no limit is higher than
-- any amount.
-- grain: limit_month, provider, person_id
WITH days AS (
  SELECT DISTINCT limit_month, limit_date, provider FROM int_limit_lines__dated
),
members AS (
  SELECT d.limit_month, d.limit_date, d.provider, p.person_id
  FROM days d
  JOIN ref_people p ON d.limit_date >= p.valid_from AND d.limit_date < coalesce(p.valid_to, DATE '9999-12-31')
),
memberships AS (
  SELECT group_id AS group_key, person_id, valid_from, valid_to FROM ref_group_memberships
  UNION
  SELECT group_name, person_id, valid_from, valid_to FROM ref_group_memberships
),
seat_days AS (
  -- vendors say who holds a seat now: the newest pull up to the day, else the first after it
  SELECT d.limit_month, s.provider, s.billing_account_id, s.product, s.usage_date
  FROM (SELECT DISTINCT limit_month, limit_date FROM int_limit_lines__dated) d
  CROSS JOIN (SELECT DISTINCT provider, billing_account_id, product, usage_date FROM int_seats__assigned) s
  QUALIFY row_number() OVER (
    PARTITION BY d.limit_month, s.provider, s.billing_account_id, s.product
    ORDER BY s.usage_date > d.limit_date, CASE WHEN s.usage_date > d.limit_date THEN s.usage_date END, s.usage_date DESC) = 1
),
candidates AS (
  SELECT limit_month, provider, scope_id AS person_id, 1 AS precedence, scope_type AS limit_source, scope_id AS limit_source_id, limit_usd
  FROM int_limit_lines__dated
  WHERE scope_type = 'person'
  UNION ALL
  SELECT l.limit_month, l.provider, m.person_id, 2, l.scope_type, l.scope_id, l.limit_usd
  FROM int_limit_lines__dated l
  JOIN memberships m ON m.group_key = l.scope_id AND l.limit_date >= m.valid_from AND l.limit_date < coalesce(m.valid_to, DATE '9999-12-31')
  WHERE l.scope_type = 'group'
  UNION ALL
  SELECT DISTINCT l.limit_month, l.provider, s.person_id, 3, l.scope_type, l.scope_id, l.limit_usd
  FROM int_limit_lines__dated l
  JOIN seat_days d ON d.limit_month = l.limit_month AND d.product = l.scope_id
  JOIN int_seats__assigned s ON s.provider = d.provider AND s.billing_account_id = d.billing_account_id AND s.product = d.product
    AND s.usage_date = d.usage_date
  WHERE l.scope_type = 'seat_type' AND s.person_id IS NOT NULL
),
chosen AS (
  SELECT c.*
  FROM candidates c
  LEFT JOIN ref_limit_rules r ON r.scope_type = 'group' AND r.rule = 'several'
  QUALIFY row_number() OVER (
    PARTITION BY c.limit_month, c.provider, c.person_id
    ORDER BY c.precedence, coalesce(c.limit_usd, 10000000000000) * CASE r.value WHEN 'highest' THEN -1 ELSE 1 END, c.limit_source_id) = 1
)
SELECT
  m.limit_month,
  m.limit_date,
  m.provider,
  m.person_id,
  least(c.limit_usd, o.limit_usd) AS limit_usd,
  CASE WHEN o.limit_usd < coalesce(c.limit_usd, 10000000000000) THEN 'organization' ELSE coalesce(c.limit_source, 'none') END AS limit_source,
  CASE WHEN o.limit_usd < coalesce(c.limit_usd, 10000000000000) THEN 'organization' ELSE c.limit_source_id END AS limit_source_id,
  c.limit_usd AS own_limit_usd,
  coalesce(c.limit_source, 'none') AS own_limit_source
FROM members m
LEFT JOIN chosen c USING (limit_month, provider, person_id)
LEFT JOIN int_limit_lines__dated o ON o.scope_type = 'organization' AND o.limit_month = m.limit_month AND o.provider = m.provider
