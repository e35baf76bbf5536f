-- The vendor's own token totals per UTC day: people, API keys and automation.
-- grain: usage_date, billing_account_id
SELECT
  usage_date,
  part AS billing_account_id,
  CAST(uncached_input_tokens AS BIGINT) AS uncached_input_tokens,
  CAST(cache_read_input_tokens AS BIGINT) AS cache_read_tokens,
  CAST(cache_creation.ephemeral_5m_input_tokens AS BIGINT) AS cache_write_5m_tokens,
  CAST(cache_creation.ephemeral_1h_input_tokens AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(server_tool_use.web_search_requests, 0) AS BIGINT) AS web_search_count,
  CAST(coalesce(requests, 0) AS BIGINT) AS request_count
FROM raw_claude_analytics__usage_report_total
