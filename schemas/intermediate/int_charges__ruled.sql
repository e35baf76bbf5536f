-- The ledger with the allocation rule that acts on each charge: the first line of allocation_rules.csv that fits, or 'direct' where none does.
-- cost_center_id is where the charge goes by itself: with its person or owner, or where a rule puts it whole. A charge of a shared rule waits in its pool
-- (month, provider, billing account, rule; a rule that begins within the month has a pool of its own) and its cost_center_id is only where it would have gone.
-- Rules on skills and connectors act on parts of a charge, not here. Each kind of charge (its profile) is held against the rules once, and each value of a field.
-- grain: source, source_row_key
WITH conditions AS (
  SELECT line_number, valid_from, valid_to, unnest(map_keys(match)) AS field, unnest(map_values(match)) AS pattern,
    cardinality(match) - CASE WHEN match['group'] IS NULL THEN 0 ELSE 1 END AS plain_count
  FROM ref_allocation_rules
  WHERE match['skill'] IS NULL AND match['connector'] IS NULL
),
charges AS (
  SELECT
    *,
    concat_ws(chr(31), provider, billing_account_id, charge_category, cost_type, product, model, principal_type, coalesce(principal_id, chr(30)), coalesce(person_id, chr(30)),
      department, business_unit, cost_center_id, workspace_id, project, api_key_id, coalesce(vendor_repository, repository), CAST(tags AS VARCHAR)) AS profile
  FROM int_charges__assigned
),
profiles AS (
  SELECT DISTINCT
    profile, provider, billing_account_id, charge_category, cost_type, product, model, principal_type, principal_id, person_id, department, business_unit,
    cost_center_id, workspace_id, project, api_key_id, coalesce(vendor_repository, nullif(repository, 'none')) AS repository, tags
  FROM charges
),
-- each kind of charge by the fields that rules ask for
described AS (
  SELECT
    p.profile,
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
  SELECT d.profile, f.line_number
  FROM described d
  JOIN fitting f USING (field, value)
  GROUP BY d.profile, f.line_number, f.plain_count
  HAVING count(*) = f.plain_count
),
members AS (
  SELECT c.line_number, c.plain_count, g.person_id, greatest(c.valid_from, g.valid_from) AS valid_from, least(c.valid_to, g.valid_to) AS valid_to
  FROM conditions c
  JOIN ref_group_memberships g ON fits(g.group_name, c.pattern) OR fits(g.group_id, c.pattern)
  WHERE c.field = 'group'
),
candidates AS (
  SELECT profile, line_number, r.valid_from, r.valid_to
  FROM plain
  JOIN ref_allocation_rules r USING (line_number)
  WHERE r.match['group'] IS NULL
  UNION ALL
  SELECT p.profile, m.line_number, m.valid_from, m.valid_to
  FROM members m
  JOIN profiles p USING (person_id)
  LEFT JOIN plain ON plain.profile = p.profile AND plain.line_number = m.line_number
  WHERE m.plain_count = 0 OR plain.profile IS NOT NULL
),
ordered AS (
  SELECT profile, list(struct_pack(line_number, valid_from, valid_to) ORDER BY line_number, valid_from, valid_to) AS lines
  FROM candidates
  GROUP BY ALL
),
chosen AS (
  SELECT
    c.*,
    list_filter(o.lines, lambda line: c.usage_date >= line.valid_from AND coalesce(c.usage_date < line.valid_to, true))[1].line_number AS line_number
  FROM charges c
  LEFT JOIN ordered o USING (profile)
)
SELECT
  c.source,
  c.source_row_key,
  c.usage_date,
  CAST(date_trunc('month', c.usage_date) AS DATE) AS charge_month,
  c.provider,
  c.billing_account_id,
  c.charge_category,
  c.product,
  c.model,
  c.cost_type,
  c.token_type,
  c.context_window,
  c.service_tier,
  c.speed,
  c.inference_geo,
  coalesce(c.person_id, 'none') AS person_id,
  CASE WHEN c.person_id IS NULL THEN coalesce(nullif(c.api_key_id, 'none'), c.principal_id, 'none') ELSE 'none' END AS principal_id,
  charged_center(r.method, r.target_shares, c.cost_center_id) AS cost_center_id,
  coalesce(r.rule_id, 'direct') AS rule_id,
  r.line_number AS rule_line_number,
  coalesce(r.method, 'direct') AS allocation_method,
  pool_key(CAST(date_trunc('month', c.usage_date) AS DATE), c.provider, c.billing_account_id, r.rule_id, r.method, r.valid_from) AS pool_id,
  c.uncached_input_tokens,
  c.cache_read_tokens,
  c.cache_write_5m_tokens,
  c.cache_write_1h_tokens,
  c.output_tokens,
  c.uncached_input_tokens + c.cache_read_tokens + c.cache_write_5m_tokens + c.cache_write_1h_tokens + c.output_tokens AS total_tokens,
  c.list_usd,
  c.billed_usd,
  c.is_estimate
FROM chosen c
LEFT JOIN ref_allocation_rules r USING (line_number)
