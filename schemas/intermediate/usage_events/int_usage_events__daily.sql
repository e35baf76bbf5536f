-- Request-level usage events per day, principal, model and terms of use. The one reader of the events: everything later works on these few rows.
-- Cache writes of unknown kind stand with the 5-minute kind. hour_mask: bit h is set when hour h (UTC) has a request.
-- grain: usage_date, provider, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens
SELECT
  usage_date,
  provider,
  coalesce(user_id, 'none') AS user_id,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  price_geo(inference_geo) AS inference_geo,
  prompt_over_tokens,
  bit_or(CAST(1 << hour(at_utc) AS INTEGER)) AS hour_mask,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(web_search_count) AS BIGINT) AS web_search_count,
  CAST(sum(request_count) AS BIGINT) AS request_count
FROM stg_usage_events__requests
GROUP BY ALL
