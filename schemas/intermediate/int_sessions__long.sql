-- Sessions that carried a long context at least once (long_context_tokens in session_rules.csv), each from one source: local logs before telemetry before a gateway. Whatever reads single requests
-- reads those of these sessions only. lifetime_minutes: a longer pause leaves nothing in the cache.
-- grain: source, provider, user_id, session_id
WITH rules AS (
  SELECT
    CAST(max(value) FILTER (WHERE rule = 'long_context_tokens') AS BIGINT) AS long_context_tokens,
    CAST(max(value) FILTER (WHERE rule = 'pause_minutes') AS BIGINT) AS pause_minutes,
    CAST(max(value) FILTER (WHERE rule = 'pause_minutes_1h_cache') AS BIGINT) AS pause_minutes_1h_cache
  FROM ref_session_rules
),
carried AS (
  SELECT source, provider, user_id, session_id,
    max(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens) AS largest_prompt_tokens,
    bool_or(cache_write_1h_tokens > 0) AS has_1h_cache
  FROM each_source__session_requests
  GROUP BY source, provider, user_id, session_id
)
SELECT
  c.source,
  c.provider,
  c.user_id,
  c.session_id,
  c.largest_prompt_tokens,
  CASE WHEN c.has_1h_cache THEN r.pause_minutes_1h_cache ELSE r.pause_minutes END AS lifetime_minutes,
  r.long_context_tokens
FROM carried c
CROSS JOIN rules r
WHERE c.largest_prompt_tokens >= r.long_context_tokens
QUALIFY rank() OVER (PARTITION BY c.provider, c.session_id ORDER BY CASE c.source WHEN 'claude-code' THEN 1 WHEN 'otel' THEN 2 ELSE 3 END) = 1
