-- Gateway events, a request a row.
-- relation: view
SELECT
  provider,
  'api' AS product,
  coalesce(user_id, 'none') AS user_id,
  usage_date,
  at_utc,
  session_id,
  'main' AS thread,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  price_geo(inference_geo) AS inference_geo,
  prompt_over_tokens,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_1h_tokens,
  output_tokens,
  web_search_count,
  request_count,
  reported_usd,
  other_line_count,
  other_line_tokens
FROM stg_usage_events__requests
