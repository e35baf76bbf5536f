-- Sessions that carried a long context (session_rules.csv): what each did on a day, and what re-reading that context after a pause cost, at list price. A
-- session that several sources tell of under one name counts by one: local logs before telemetry before a gateway. A context is the session's with one model in
-- one thread: caches know no other. Re-read is what the prompt before had and the cache no longer served, where the session had meanwhile rested for longer
-- than the cache lives; a change of model or a cut context is no pause. Requests are first summed by slots as long as the shortest pause that counts: no such
-- pause lies within a slot, so that the first and the last request of a slot are all that pauses need.
-- grain: source, provider, user_id, session_id, usage_date
WITH rules AS (
  SELECT
    CAST(max(value) FILTER (WHERE rule = 'long_context_tokens') AS BIGINT) AS long_context_tokens,
    CAST(max(value) FILTER (WHERE rule = 'pause_minutes') AS BIGINT) * 60000000 AS pause_us,
    CAST(max(value) FILTER (WHERE rule = 'pause_minutes_1h_cache') AS BIGINT) * 60000000 AS pause_1h_us
  FROM ref_session_rules
),
request AS (
  SELECT r.*, epoch_us(r.at_utc) AS at_us, hash(r.thread, r.model) AS context_key,
    hash(r.model, r.price_model, r.speed, r.service_tier, r.inference_geo, r.prompt_over_tokens) AS terms_key,
    r.uncached_input_tokens + r.cache_read_tokens + r.cache_write_5m_tokens + r.cache_write_1h_tokens AS prompt
  FROM each_source__token_use r
  WHERE r.session_id IS NOT NULL
),
spell AS MATERIALIZED (
  SELECT source, provider, user_id, session_id, hash(source, provider, user_id, session_id) AS session_key, usage_date, at_us % 86400000000 // pause_us AS slot,
    context_key, terms_key,
    count(*) AS requests,
    max(prompt) AS largest_prompt,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read,
    CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m,
    CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h,
    CAST(sum(output_tokens) AS BIGINT) AS output,
    min(struct_pack(at_us, prompt, cache_read := cache_read_tokens, cache_write_1h := cache_write_1h_tokens, cache_write_5m := cache_write_5m_tokens,
      terms_key)) AS first_request,
    max(struct_pack(at_us, prompt)) AS last_request
  FROM request
  CROSS JOIN rules
  GROUP BY ALL
),
long AS (
  SELECT source, provider, user_id, session_id, session_key,
    CASE WHEN max(cache_write_1h) > 0 THEN max(pause_1h_us) ELSE max(pause_us) END AS lifetime_us,
    max(long_context_tokens) AS long_context_tokens
  FROM spell
  CROSS JOIN rules
  GROUP BY source, provider, user_id, session_id, session_key
  HAVING max(largest_prompt) >= max(long_context_tokens)
  QUALIFY rank() OVER (PARTITION BY provider, session_id ORDER BY CASE source WHEN 'claude-code' THEN 1 WHEN 'otel' THEN 2 ELSE 3 END) = 1
),
active AS (
  SELECT s.session_key, l.lifetime_us, s.usage_date, s.slot, min(s.first_request.at_us) AS first_us, max(s.last_request.at_us) AS last_us
  FROM spell s
  JOIN long l USING (session_key)
  GROUP BY ALL
),
paused AS (
  SELECT *, first_us - lag(last_us) OVER (PARTITION BY session_key ORDER BY usage_date, slot) AS pause_us
  FROM active
),
woken AS (
  SELECT *, max(CASE WHEN pause_us > lifetime_us THEN first_us END) OVER (PARTITION BY session_key
    ORDER BY usage_date, slot ROWS UNBOUNDED PRECEDING) AS woken_us
  FROM paused
),
followed AS (
  SELECT s.session_key, s.usage_date, s.slot, l.long_context_tokens, min(s.first_request) AS first_request,
    lag(max(s.last_request)) OVER (PARTITION BY s.session_key, s.context_key ORDER BY s.usage_date, s.slot) AS request_before
  FROM spell s
  JOIN long l USING (session_key)
  GROUP BY s.session_key, s.usage_date, s.slot, s.context_key, l.long_context_tokens
),
reread AS (
  SELECT f.session_key, f.usage_date, f.first_request.terms_key AS terms_key, f.first_request.cache_write_1h AS cache_write_1h,
    f.first_request.cache_write_5m AS cache_write_5m,
    least(f.request_before.prompt, f.first_request.prompt) - f.first_request.cache_read AS tokens
  FROM followed f
  JOIN woken w ON w.session_key = f.session_key AND w.usage_date = f.usage_date AND w.slot = f.slot
  WHERE w.woken_us > f.request_before.at_us AND least(f.request_before.prompt, f.first_request.prompt) >= f.long_context_tokens
),
-- what was written to the cache anew goes before what was read without it: the former is what a lost cache leaves
used AS (
  SELECT s.session_key, s.usage_date, s.terms_key, s.requests, s.largest_prompt, s.uncached_input, s.cache_read, s.cache_write_5m, s.cache_write_1h, s.output,
    CAST(0 AS BIGINT) AS rereads, CAST(0 AS BIGINT) AS reread_uncached, CAST(0 AS BIGINT) AS reread_5m, CAST(0 AS BIGINT) AS reread_1h
  FROM spell s
  SEMI JOIN long l ON l.session_key = s.session_key
  UNION ALL
  SELECT session_key, usage_date, terms_key, 0, 0, 0, 0, 0, 0, 0,
    1, greatest(tokens - cache_write_1h - cache_write_5m, 0), least(greatest(tokens - cache_write_1h, 0), cache_write_5m), least(tokens, cache_write_1h)
  FROM reread
  WHERE tokens > 0
),
by_terms AS (
  SELECT l.source, l.provider, l.user_id, l.session_id, u.session_key, u.usage_date, u.terms_key,
    sum(requests) AS requests, max(largest_prompt) AS largest_prompt, CAST(sum(uncached_input) AS BIGINT) AS uncached_input,
      CAST(sum(cache_read) AS BIGINT) AS cache_read,
    CAST(sum(cache_write_5m) AS BIGINT) AS cache_write_5m, CAST(sum(cache_write_1h) AS BIGINT) AS cache_write_1h, CAST(sum(output) AS BIGINT) AS output,
      sum(rereads) AS rereads,
    CAST(sum(reread_uncached) AS BIGINT) AS reread_uncached, CAST(sum(reread_5m) AS BIGINT) AS reread_5m, CAST(sum(reread_1h) AS BIGINT) AS reread_1h
  FROM used u
  JOIN long l USING (session_key)
  GROUP BY l.source, l.provider, l.user_id, l.session_id, u.session_key, u.usage_date, u.terms_key
),
prices AS (
  SELECT provider, usage_date, hash(model, price_model, speed, service_tier, inference_geo, prompt_over_tokens) AS terms_key,
    uncached_input_usd_per_million, cache_read_usd_per_million, cache_write_5m_usd_per_million, cache_write_1h_usd_per_million, output_usd_per_million
  FROM int_model_prices__daily
),
priced AS (
  SELECT t.*,
    CAST((t.uncached_input * coalesce(p.uncached_input_usd_per_million, 0) + t.cache_read * coalesce(p.cache_read_usd_per_million, 0)
      + t.cache_write_5m * coalesce(p.cache_write_5m_usd_per_million, 0) + t.cache_write_1h * coalesce(p.cache_write_1h_usd_per_million, 0)
      + t.output * coalesce(p.output_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS list_usd,
    CAST((t.reread_uncached * coalesce(p.uncached_input_usd_per_million, 0) + t.reread_5m * coalesce(p.cache_write_5m_usd_per_million, 0)
      + t.reread_1h * coalesce(p.cache_write_1h_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS reread_list_usd
  FROM by_terms t
  LEFT JOIN prices p ON p.provider = t.provider AND p.usage_date = t.usage_date AND p.terms_key = t.terms_key
),
rested AS (
  SELECT session_key, usage_date,
    make_timestamptz(min(first_us)) AS first_request_at_utc,
    make_timestamptz(max(last_us)) AS last_request_at_utc,
    CAST((sum(last_us - first_us) + coalesce(sum(pause_us) FILTER (WHERE pause_us <= lifetime_us), 0)) // 1000000 AS BIGINT) AS active_seconds,
    CAST(coalesce(max(pause_us) FILTER (WHERE pause_us > lifetime_us), 0) // 1000000 AS BIGINT) AS longest_pause_seconds
  FROM woken
  GROUP BY session_key, usage_date
)
SELECT
  p.source,
  p.provider,
  p.user_id,
  p.session_id,
  p.usage_date,
  max(r.first_request_at_utc) AS first_request_at_utc,
  max(r.last_request_at_utc) AS last_request_at_utc,
  CAST(sum(p.requests) AS BIGINT) AS request_count,
  max(r.active_seconds) AS active_seconds,
  max(r.longest_pause_seconds) AS longest_pause_seconds,
  max(p.largest_prompt) AS largest_prompt_tokens,
  CAST(sum(p.uncached_input) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(p.cache_read) AS BIGINT) AS cache_read_tokens,
  CAST(sum(p.cache_write_5m + p.cache_write_1h) AS BIGINT) AS cache_write_tokens,
  CAST(sum(p.output) AS BIGINT) AS output_tokens,
  CAST(sum(p.rereads) AS BIGINT) AS reread_count,
  CAST(sum(p.reread_uncached + p.reread_5m + p.reread_1h) AS BIGINT) AS reread_tokens,
  CAST(sum(p.list_usd) AS DECIMAL(38, 12)) AS list_usd,
  CAST(sum(p.reread_list_usd) AS DECIMAL(38, 12)) AS reread_list_usd
FROM priced p
JOIN rested r USING (session_key, usage_date)
GROUP BY p.source, p.provider, p.user_id, p.session_id, p.usage_date
