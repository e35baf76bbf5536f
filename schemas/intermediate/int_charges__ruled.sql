-- The ledger with the allocation rule that acts on each charge: the first line of allocation_rules.csv that fits, or 'direct' where none does.
-- cost_center_id is where the charge goes by itself: with its person or owner, or where a rule puts it whole. A charge of a shared rule waits in its pool
-- (month, provider, billing account, rule; a rule that begins within the month has a pool of its own) and its cost_center_id is only where it would have gone.
-- Rules on skills and connectors act on parts of a charge, not here. Charges are compared as profiles, each kind once.
-- grain: source, source_row_key
WITH charges AS (
  SELECT
    *,
    struct_pack(
      provider, billing_account_id, charge_category, cost_type, product, model, principal_type, principal_id, person_id, department, business_unit,
      cost_center_id, workspace_id, project, api_key_id, repository := coalesce(vendor_repository, nullif(repository, 'none')), tags) AS profile
  FROM int_charges__assigned
),
profiles AS (
  SELECT DISTINCT profile FROM charges
),
candidates AS (
  SELECT
    p.profile,
    r.line_number,
    greatest(r.valid_from, g.valid_from) AS valid_from,
    least(r.valid_to, g.valid_to) AS valid_to
  FROM profiles p
  JOIN ref_allocation_rules r
    ON r.match['skill'] IS NULL AND r.match['connector'] IS NULL
    AND fits(p.profile.provider, r.match['provider'])
    AND fits(p.profile.billing_account_id, r.match['billing_account'])
    AND fits(p.profile.charge_category, r.match['charge_category'])
    AND fits(p.profile.cost_type, r.match['cost_type'])
    AND fits(p.profile.product, r.match['product'])
    AND fits(p.profile.model, r.match['model'])
    AND fits(p.profile.principal_type, r.match['principal_type'])
    AND fits(p.profile.principal_id, r.match['principal'])
    AND fits(p.profile.person_id, r.match['person'])
    AND fits(p.profile.department, r.match['department'])
    AND fits(p.profile.business_unit, r.match['business_unit'])
    AND fits(p.profile.cost_center_id, r.match['cost_center'])
    AND fits(p.profile.workspace_id, r.match['workspace'])
    AND fits(p.profile.project, r.match['project'])
    AND fits(p.profile.api_key_id, r.match['api_key'])
    AND fits(p.profile.repository, r.match['repository'])
    AND len(list_filter(map_entries(r.match), lambda wanted: starts_with(wanted.key, 'tag.') AND len(coalesce(list_filter(map_entries(p.profile.tags),
      lambda tag: concat('tag.', lower(tag.key)) = wanted.key AND fits(tag.value, wanted.value)), [])) = 0)) = 0
  LEFT JOIN ref_group_memberships g
    ON g.person_id = p.profile.person_id AND r.match['group'] IS NOT NULL AND (fits(g.group_name, r.match['group']) OR fits(g.group_id, r.match['group']))
  WHERE r.match['group'] IS NULL OR g.person_id IS NOT NULL
),
chosen AS (
  SELECT c.source, c.source_row_key, min(m.line_number) AS line_number
  FROM charges c
  JOIN candidates m ON m.profile = c.profile AND c.usage_date >= m.valid_from AND (m.valid_to IS NULL OR c.usage_date < m.valid_to)
  GROUP BY ALL
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
  coalesce(c.person_id, 'none') AS person_id,
  CASE WHEN c.person_id IS NULL THEN coalesce(nullif(c.api_key_id, 'none'), c.principal_id, 'none') ELSE 'none' END AS principal_id,
  charged_center(r.method, r.target_shares, c.cost_center_id) AS cost_center_id,
  coalesce(r.rule_id, 'direct') AS rule_id,
  r.line_number AS rule_line_number,
  coalesce(r.method, 'direct') AS allocation_method,
  pool_key(CAST(date_trunc('month', c.usage_date) AS DATE), c.provider, c.billing_account_id, r.rule_id, r.method, r.valid_from) AS pool_id,
  c.uncached_input_tokens + c.cache_read_tokens + c.cache_write_5m_tokens + c.cache_write_1h_tokens + c.output_tokens AS total_tokens,
  c.list_usd,
  c.billed_usd,
  c.is_estimate
FROM charges c
LEFT JOIN chosen USING (source, source_row_key)
LEFT JOIN ref_allocation_rules r USING (line_number)
