-- Tokens of the organization per UTC day, product, model and tier; at most the 100 largest groups of a day.
SELECT
  usage_date,
  part AS billing_account_id,
  product,
  model,
  context_window,
  inference_geo,
  speed,
  CAST(uncached_input_tokens AS BIGINT) AS uncached_input_tokens,
  CAST(cache_read_input_tokens AS BIGINT) AS cache_read_tokens,
  CAST(cache_creation.ephemeral_5m_input_tokens AS BIGINT) AS cache_write_5m_tokens,
  CAST(cache_creation.ephemeral_1h_input_tokens AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(server_tool_use.web_search_requests, 0) AS BIGINT) AS web_search_count,
  CAST(coalesce(requests, 0) AS BIGINT) AS request_count
FROM raw_claude_analytics__usage_breakdown
