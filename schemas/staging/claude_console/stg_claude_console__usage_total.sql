-- The vendor's own total of a UTC day, in tokens.
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(uncached_input_tokens AS BIGINT) AS uncached_input_tokens,
  CAST(cache_read_input_tokens AS BIGINT) AS cache_read_tokens,
  CAST(cache_creation.ephemeral_5m_input_tokens AS BIGINT) AS cache_write_5m_tokens,
  CAST(cache_creation.ephemeral_1h_input_tokens AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(server_tool_use.web_search_requests, 0) AS BIGINT) AS web_search_count
FROM raw_claude_console__messages_usage_total
