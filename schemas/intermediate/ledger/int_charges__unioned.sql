-- The ledger: every charge once, from the one source that is the authority for its provider, account and day. Per day its sum is the vendor's own
-- ungrouped total. is_estimate marks use priced by our table because the vendor's bill is not here.
-- grain: source, source_row_key
-- relation: view
SELECT
  c.source,
  c.source_row_key,
  c.provider,
  c.billing_account_id,
  c.usage_date,
  coalesce(c.charge_category, 'Usage') AS charge_category,
  c.charge_description,
  coalesce(c.principal_type, CASE WHEN c.principal_id IS NULL THEN 'unattributed' ELSE 'user' END) AS principal_type,
  c.principal_id,
  c.principal_email,
  c.owner_email,
  coalesce(c.product, 'none') AS product,
  coalesce(c.model, 'none') AS model,
  coalesce(c.token_type, 'none') AS token_type,
  coalesce(c.cost_type, 'none') AS cost_type,
  coalesce(c.context_window, 'none') AS context_window,
  coalesce(c.inference_geo, 'none') AS inference_geo,
  coalesce(c.speed, 'none') AS speed,
  coalesce(c.service_tier, 'none') AS service_tier,
  coalesce(c.workspace_id, 'none') AS workspace_id,
  coalesce(c.api_key_id, 'none') AS api_key_id,
  c.repository AS vendor_repository,
  c.vendor_cost_center,
  c.tags,
  coalesce(c.uncached_input_tokens, 0) AS uncached_input_tokens,
  coalesce(c.cache_read_tokens, 0) AS cache_read_tokens,
  coalesce(c.cache_write_5m_tokens, 0) AS cache_write_5m_tokens,
  coalesce(c.cache_write_1h_tokens, 0) AS cache_write_1h_tokens,
  coalesce(c.output_tokens, 0) AS output_tokens,
  coalesce(c.request_count, 0) AS request_count,
  c.consumed_quantity,
  c.consumed_unit,
  c.list_usd,
  c.billed_usd,
  coalesce(c.effective_usd, c.billed_usd) AS effective_usd,
  coalesce(c.is_estimate, false) AS is_estimate
FROM each_source__charges c
JOIN int_billing_authority__daily a USING (provider, billing_account_id, usage_date, source)
