-- Answers in local Claude Code sessions, under the names that their prices have. A subagent's are a thread of their own.
-- relation: view
SELECT
  'anthropic' AS provider,
  coalesce(user_id, machine_label, 'none') AS user_id,
  session_id,
  CASE WHEN is_sidechain THEN 'sidechain' ELSE 'main' END AS thread,
  usage_date,
  at_utc,
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
  output_tokens
FROM stg_claude_code__messages
WHERE session_id IS NOT NULL
