-- Use told by telemetry: a request a row, or an increment of a metric, which has neither prompt nor session.
-- relation: view
SELECT
  provider,
  product,
  coalesce(user_id, 'none') AS user_id,
  email,
  usage_date,
  at_utc,
  CASE WHEN signal <> 'metric' THEN session_id END AS session_id,
  CASE WHEN is_subagent THEN 'sidechain' ELSE 'main' END AS thread,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  'none' AS inference_geo,
  prompt_over_tokens,
  repository AS vendor_repository,
  project AS workspace_id,
  cost_center AS vendor_cost_center,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  CAST(0 AS BIGINT) AS cache_write_1h_tokens,
  output_tokens,
  CAST(0 AS BIGINT) AS web_search_count,
  request_count,
  reported_usd
FROM int_otel__counted
