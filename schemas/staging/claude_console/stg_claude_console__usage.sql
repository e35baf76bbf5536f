-- Tokens per UTC day and everything that the vendor groups by. 'default' is the workspace that has no id; without an API key the playground was used.
SELECT
  usage_date,
  part AS billing_account_id,
  coalesce(workspace_id, 'default') AS workspace_id,
  api_key_id,
  account_id AS user_id,
  service_account_id,
  model,
  service_tier,
  context_window,
  inference_geo,
  speed,
  CAST(uncached_input_tokens AS BIGINT) AS uncached_input_tokens,
  CAST(cache_read_input_tokens AS BIGINT) AS cache_read_tokens,
  CAST(cache_creation.ephemeral_5m_input_tokens AS BIGINT) AS cache_write_5m_tokens,
  CAST(cache_creation.ephemeral_1h_input_tokens AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(server_tool_use.web_search_requests, 0) AS BIGINT) AS web_search_count
FROM raw_claude_console__messages_usage
