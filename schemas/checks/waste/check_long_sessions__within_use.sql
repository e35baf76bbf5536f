-- Days on which sessions with a long context cost more, or used more tokens, than all use that the same source reports.
WITH sessions AS (
  SELECT source, provider, usage_date, sum(list_usd) AS list_usd, sum(uncached_input_tokens + cache_read_tokens + cache_write_tokens + output_tokens) AS tokens
  FROM int_long_sessions__daily
  GROUP BY ALL
),
used AS (
  SELECT source, provider, usage_date, sum(list_usd) AS list_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens
  FROM int_token_use__priced
  GROUP BY ALL
)
SELECT source, provider, usage_date, s.list_usd, d.list_usd AS use_list_usd, s.tokens, d.tokens AS use_tokens
FROM sessions s
LEFT JOIN used d USING (source, provider, usage_date)
WHERE s.list_usd > coalesce(d.list_usd, 0) OR s.tokens > coalesce(d.tokens, 0)
