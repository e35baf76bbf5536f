-- Answers in local Claude Code sessions, one a row. The logs name no user; the label of the folder they came in can be a person's id or e-mail. A subagent's
-- answers are a thread of their own.
-- relation: view
SELECT
  'anthropic' AS provider,
  'claude_code' AS product,
  coalesce(user_id, machine_label, 'none') AS user_id,
  usage_date,
  at_utc,
  session_id,
  CASE WHEN is_sidechain THEN 'sidechain' ELSE 'main' END AS thread,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  price_geo(inference_geo) AS inference_geo,
  prompt_over_tokens,
  project,
  repository,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_1h_tokens,
  output_tokens,
  web_search_count,
  CAST(1 AS BIGINT) AS request_count
FROM stg_claude_code__messages
