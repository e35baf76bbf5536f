-- Gateway events that name a session, under the names that their prices have.
-- relation: view
SELECT
  provider,
  coalesce(user_id, 'none') AS user_id,
  session_id,
  'main' AS thread,
  usage_date,
  at_utc,
  model,
  coalesce(price_model, model) AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  price_geo(inference_geo) AS inference_geo,
  prompt_over_tokens,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_1h_tokens,
  output_tokens
FROM stg_usage_events__requests
WHERE session_id IS NOT NULL
