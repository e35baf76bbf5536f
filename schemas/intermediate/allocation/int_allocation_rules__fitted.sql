-- Which lines of allocation_rules.csv fit each kind of charge (profile), and on which days. Each kind is held against the rules once, and each value of a
-- field. Rules on skills and connectors act on parts of a charge, not here.
-- grain: profile_id, line_number, valid_from
WITH conditions AS (
  SELECT line_number, valid_from, valid_to, unnest(map_keys(match)) AS field, unnest(map_values(match)) AS pattern,
    cardinality(match) - CASE WHEN match['group'] IS NULL THEN 0 ELSE 1 END AS plain_count
  FROM ref_allocation_rules
  WHERE match['skill'] IS NULL AND match['connector'] IS NULL
),
kinds AS (
  SELECT DISTINCT
    profile_id, provider, billing_account_id, charge_category, cost_type, product, model, principal_type, principal_id, person_id, department, business_unit,
    cost_center_id, workspace_id, project, api_key_id, coalesce(vendor_repository, nullif(repository, 'none')) AS repository, tags
  FROM int_charges__assigned
),
profiles AS (
  SELECT * REPLACE (CASE WHEN count(*) OVER (PARTITION BY profile_id) > 1 THEN error('two kinds of charges have one profile_id')
    ELSE profile_id END AS profile_id)
  FROM kinds
),
-- each kind of charge by the fields that rules ask for
described AS (
  SELECT
    p.profile_id,
    f.field,
    CASE f.field
      WHEN 'provider' THEN p.provider
      WHEN 'billing_account' THEN p.billing_account_id
      WHEN 'charge_category' THEN p.charge_category
      WHEN 'cost_type' THEN p.cost_type
      WHEN 'product' THEN p.product
      WHEN 'model' THEN p.model
      WHEN 'principal_type' THEN p.principal_type
      WHEN 'principal' THEN p.principal_id
      WHEN 'person' THEN p.person_id
      WHEN 'department' THEN p.department
      WHEN 'business_unit' THEN p.business_unit
      WHEN 'cost_center' THEN p.cost_center_id
      WHEN 'workspace' THEN p.workspace_id
      WHEN 'project' THEN p.project
      WHEN 'api_key' THEN p.api_key_id
      WHEN 'repository' THEN p.repository
      ELSE list_filter(map_entries(p.tags), lambda tag: concat('tag.', lower(tag.key)) = f.field)[1].value
    END AS value
  FROM profiles p
  CROSS JOIN (SELECT DISTINCT field FROM conditions WHERE field <> 'group') f
),
fitting AS (
  SELECT c.line_number, c.plain_count, v.field, v.value
  FROM conditions c
  JOIN (SELECT DISTINCT field, value FROM described) v ON v.field = c.field AND fits(v.value, c.pattern)
),
plain AS (
  SELECT d.profile_id, f.line_number
  FROM described d
  JOIN fitting f USING (field, value)
  GROUP BY d.profile_id, f.line_number, f.plain_count
  HAVING count(*) = f.plain_count
),
members AS (
  SELECT c.line_number, c.plain_count, g.person_id, greatest(c.valid_from, g.valid_from) AS valid_from, least(c.valid_to, g.valid_to) AS valid_to
  FROM conditions c
  JOIN ref_group_memberships g ON fits(g.group_name, c.pattern) OR fits(g.group_id, c.pattern)
  WHERE c.field = 'group'
),
candidates AS (
  SELECT profile_id, line_number, r.valid_from, r.valid_to
  FROM plain
  JOIN ref_allocation_rules r USING (line_number)
  WHERE r.match['group'] IS NULL
  UNION ALL
  SELECT p.profile_id, m.line_number, m.valid_from, m.valid_to
  FROM members m
  JOIN profiles p USING (person_id)
  LEFT JOIN plain ON plain.profile_id = p.profile_id AND plain.line_number = m.line_number
  WHERE m.plain_count = 0 OR plain.profile_id IS NOT NULL
)
SELECT
  profile_id,
  line_number,
  valid_from,
  CASE WHEN count(*) = count(valid_to) THEN max(valid_to) END AS valid_to
FROM candidates
GROUP BY profile_id, line_number, valid_from
