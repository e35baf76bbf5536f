-- What a session with a long context did on a day, and what re-reading that context after a pause cost, at list price. A context is the session's with one model in one thread: caches know no other.
-- Re-read is what the prompt before had and the cache no longer served, where the session had meanwhile rested for longer than the cache lives; a change of model or a cut context is no pause.
-- grain: source, provider, user_id, session_id, usage_date
WITH request AS (
  SELECT r.*, l.lifetime_minutes, l.long_context_tokens,
    r.uncached_input_tokens + r.cache_read_tokens + r.cache_write_5m_tokens + r.cache_write_1h_tokens AS prompt_tokens
  FROM each_source__session_requests r
  JOIN int_sessions__long l USING (source, provider, user_id, session_id)
),
followed AS (
  SELECT *,
    date_diff('second', lag(at_utc) OVER session, at_utc) AS pause_seconds,
    lag(at_utc) OVER context AS context_before_at_utc,
    least(lag(prompt_tokens) OVER context, prompt_tokens) AS known_tokens
  FROM request
  WINDOW
    session AS (PARTITION BY source, provider, user_id, session_id ORDER BY at_utc, thread, request_id),
    context AS (PARTITION BY source, provider, user_id, session_id, thread, model ORDER BY at_utc, request_id)
),
woken AS (
  SELECT *,
    max(at_utc) FILTER (WHERE pause_seconds > lifetime_minutes * 60) OVER (PARTITION BY source, provider, user_id, session_id ORDER BY at_utc, thread, request_id ROWS UNBOUNDED PRECEDING) AS woken_at_utc
  FROM followed
),
judged AS (
  SELECT *,
    -- what was written to the cache anew goes before what was read without it: the former is what a lost cache leaves
    CASE WHEN woken_at_utc > context_before_at_utc AND known_tokens >= long_context_tokens THEN greatest(known_tokens - cache_read_tokens, 0) ELSE 0 END AS reread_tokens
  FROM woken
),
split AS (
  SELECT *,
    least(reread_tokens, cache_write_1h_tokens) AS reread_1h_tokens,
    least(reread_tokens - least(reread_tokens, cache_write_1h_tokens), cache_write_5m_tokens) AS reread_5m_tokens
  FROM judged
),
by_terms AS (
  SELECT
    source, provider, user_id, session_id, usage_date, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens,
    min(at_utc) AS first_request_at_utc,
    max(at_utc) AS last_request_at_utc,
    count(*) AS requests,
    sum(pause_seconds) FILTER (WHERE pause_seconds <= lifetime_minutes * 60) AS active_seconds,
    max(pause_seconds) AS longest_pause_seconds,
    max(prompt_tokens) AS largest_prompt,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read,
    CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m,
    CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h,
    CAST(sum(output_tokens) AS BIGINT) AS output,
    count(*) FILTER (WHERE reread_tokens > 0) AS rereads,
    CAST(sum(reread_1h_tokens) AS BIGINT) AS reread_1h,
    CAST(sum(reread_5m_tokens) AS BIGINT) AS reread_5m,
    CAST(sum(reread_tokens - reread_1h_tokens - reread_5m_tokens) AS BIGINT) AS reread_uncached
  FROM split
  GROUP BY ALL
),
priced AS (
  SELECT t.*,
    CAST((t.uncached_input * coalesce(p.uncached_input_usd_per_million, 0) + t.cache_read * coalesce(p.cache_read_usd_per_million, 0)
      + t.cache_write_5m * coalesce(p.cache_write_5m_usd_per_million, 0) + t.cache_write_1h * coalesce(p.cache_write_1h_usd_per_million, 0)
      + t.output * coalesce(p.output_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS list_usd,
    CAST((t.reread_uncached * coalesce(p.uncached_input_usd_per_million, 0) + t.reread_5m * coalesce(p.cache_write_5m_usd_per_million, 0)
      + t.reread_1h * coalesce(p.cache_write_1h_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS reread_list_usd
  FROM by_terms t
  LEFT JOIN int_model_prices__daily p
    ON p.provider = t.provider AND p.model = t.model AND p.price_model = t.price_model AND p.speed = t.speed AND p.service_tier = t.service_tier
    AND p.inference_geo = t.inference_geo AND p.prompt_over_tokens = t.prompt_over_tokens AND p.usage_date = t.usage_date
)
SELECT
  source,
  provider,
  user_id,
  session_id,
  usage_date,
  min(first_request_at_utc) AS first_request_at_utc,
  max(last_request_at_utc) AS last_request_at_utc,
  CAST(sum(requests) AS BIGINT) AS request_count,
  CAST(coalesce(sum(active_seconds), 0) AS BIGINT) AS active_seconds,
  CAST(coalesce(max(longest_pause_seconds), 0) AS BIGINT) AS longest_pause_seconds,
  CAST(max(largest_prompt) AS BIGINT) AS largest_prompt_tokens,
  CAST(sum(uncached_input) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m + cache_write_1h) AS BIGINT) AS cache_write_tokens,
  CAST(sum(output) AS BIGINT) AS output_tokens,
  CAST(sum(rereads) AS BIGINT) AS reread_count,
  CAST(sum(reread_1h + reread_5m + reread_uncached) AS BIGINT) AS reread_tokens,
  CAST(sum(list_usd) AS DECIMAL(38, 12)) AS list_usd,
  CAST(sum(reread_list_usd) AS DECIMAL(38, 12)) AS reread_list_usd
FROM priced
GROUP BY source, provider, user_id, session_id, usage_date
