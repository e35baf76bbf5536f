-- Gateway events at list price, per day, user, model, speed, service tier and geography: estimates. The gateway doesn't know the vendor's account, so they
-- stand under the source's own id.
-- grain: source_row_key
SELECT
  provider,
  'usage-events' AS billing_account_id,
  usage_date,
  nullif(user_id, 'none') AS principal_id,
  'api' AS product,
  model,
  speed,
  service_tier,
  nullif(inference_geo, 'none') AS inference_geo,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  sum(list_usd) AS list_usd,
  sum(list_usd) AS billed_usd,
  true AS is_estimate,
  concat_ws('|', provider, usage_date, user_id, model, speed, service_tier, inference_geo) AS source_row_key
FROM int_usage_events__priced
GROUP BY provider, usage_date, user_id, model, speed, service_tier, inference_geo
