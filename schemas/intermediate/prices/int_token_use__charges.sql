-- Tokens used at list price, per day, product, user, model, terms of use and what a tag names: estimates, in the ledger only where nobody bills the provider's
-- use. Whoever sees the use doesn't know the vendor's account, so they stand under the source's own id.
-- grain: source, source_row_key
SELECT
  source,
  provider,
  source AS billing_account_id,
  usage_date,
  nullif(user_id, 'none') AS principal_id,
  max(email) AS principal_email,
  product,
  model,
  speed,
  service_tier,
  nullif(inference_geo, 'none') AS inference_geo,
  nullif(vendor_repository, 'none') AS repository,
  nullif(workspace_id, 'none') AS workspace_id,
  nullif(vendor_cost_center, 'none') AS vendor_cost_center,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  sum(list_usd) AS list_usd,
  sum(list_usd) AS billed_usd,
  true AS is_estimate,
  concat_ws('|', provider, usage_date, product, user_id, model, speed, service_tier, inference_geo, vendor_repository, workspace_id,
    vendor_cost_center) AS source_row_key
FROM int_token_use__priced
GROUP BY source, provider, usage_date, product, user_id, model, speed, service_tier, inference_geo, vendor_repository, workspace_id, vendor_cost_center
