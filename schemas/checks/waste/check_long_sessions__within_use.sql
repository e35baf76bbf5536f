-- Days on which sessions with a long context cost more, or used more tokens, than all use that the same source tells of.
WITH sessions AS (
  SELECT source, provider, usage_date, sum(list_usd) AS list_usd, sum(uncached_input_tokens + cache_read_tokens + cache_write_tokens + output_tokens) AS tokens
  FROM int_long_sessions__daily
  GROUP BY ALL
),
used AS (
  SELECT 'claude-code' AS source, 'anthropic' AS provider, usage_date, list_usd,
    uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens AS tokens
  FROM int_claude_code_usage__priced
  UNION ALL
  SELECT 'usage-events', provider, usage_date, list_usd, uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens
    + output_tokens FROM int_usage_events__priced
  UNION ALL
  SELECT 'otel', provider, usage_date, list_usd, uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + output_tokens FROM int_otel__priced
),
daily AS (
  SELECT source, provider, usage_date, sum(list_usd) AS list_usd, sum(tokens) AS tokens
  FROM used
  GROUP BY ALL
)
SELECT source, provider, usage_date, s.list_usd, d.list_usd AS use_list_usd, s.tokens, d.tokens AS use_tokens
FROM sessions s
LEFT JOIN daily d USING (source, provider, usage_date)
WHERE s.list_usd > coalesce(d.list_usd, 0) OR s.tokens > coalesce(d.tokens, 0)
