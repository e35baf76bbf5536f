-- The ledger with the allocation rule that acts on each charge: the first line of allocation_rules.csv that fits, or 'direct' where none does.
-- cost_center_id is where the charge goes by itself: with its person or owner, or where a rule puts it whole. A charge of a shared rule waits in its pool
-- (month, provider, billing account, rule; a rule that begins within the month has a pool of its own) and its cost_center_id is only where it would have gone.
-- Rules on skills and connectors act on parts of a charge, not here. Rules and pools go by the month of use; billed_month is the month whose bill it is for.
-- grain: source, source_row_key
WITH ordered AS (
  SELECT profile_id, list(struct_pack(line_number, valid_from, valid_to) ORDER BY line_number, valid_from) AS lines
  FROM int_allocation_rules__fitted
  GROUP BY profile_id
),
chosen AS (
  SELECT
    c.*,
    list_filter(o.lines, lambda line: c.usage_date >= line.valid_from AND coalesce(c.usage_date < line.valid_to, true))[1].line_number AS line_number
  FROM int_charges__assigned c
  LEFT JOIN ordered o USING (profile_id)
)
SELECT
  c.source,
  c.source_row_key,
  c.usage_date,
  CAST(date_trunc('month', c.usage_date) AS DATE) AS charge_month,
  c.billed_date,
  CAST(date_trunc('month', c.billed_date) AS DATE) AS billed_month,
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
