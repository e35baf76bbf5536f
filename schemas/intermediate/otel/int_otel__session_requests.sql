-- Requests within a session that telemetry tells of, under the names that their prices have. A metric's increments are none: they have no prompt.
-- relation: view
SELECT
  provider,
  coalesce(user_id, 'none') AS user_id,
  session_id,
  CASE WHEN is_subagent THEN 'sidechain' ELSE 'main' END AS thread,
  usage_date,
  at_utc,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  'none' AS inference_geo,
  prompt_over_tokens,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  CAST(0 AS BIGINT) AS cache_write_1h_tokens,
  output_tokens
FROM int_otel__counted
WHERE signal <> 'metric' AND session_id IS NOT NULL
