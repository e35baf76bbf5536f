-- Request-level usage events, one row per request: a repeated request id counts once. uncached_input_tokens excludes the cache, whatever the gateway counts.
-- reported_usd is what the gateway reckoned, cut to 12 decimals: evidence, never the price.
-- grain: request_id
-- Only ids whose hash occurs twice are put in order: a window over all events takes twice the time and three times the memory.
WITH repeated AS (
  SELECT hash(request_id) AS id_hash FROM raw_usage_events__requests GROUP BY ALL HAVING count(*) > 1
), request AS (
  SELECT * FROM raw_usage_events__requests ANTI JOIN repeated ON hash(request_id) = id_hash
  UNION ALL
  (SELECT * FROM raw_usage_events__requests SEMI JOIN repeated ON hash(request_id) = id_hash
   QUALIFY row_number() OVER (PARTITION BY request_id ORDER BY ts, provider, "user", model, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, part, cost_usd, status, api_key_id, session_id, project, repository, team) = 1)
), price_name AS (
  -- The price list's name: without vendor prefix, date, version and context suffix, family before number. Once a model, not once a request.
  SELECT model, regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(model),
    '^.*(claude-|gpt-)', '\1'), '\[.*\]$|[@:].*$', ''), '(-v[0-9]+|-latest|-20[0-9]{6}|-20[0-9]{2}-[0-9]{2}-[0-9]{2})+$', ''), '^claude-([0-9](-[0-9])?)-(opus|sonnet|haiku)$', 'claude-\3-\1') AS price_model
  FROM (SELECT DISTINCT model FROM raw_usage_events__requests)
)
SELECT
  usage_date,
  ts AS at_utc,
  request_id,
  provider,
  nullif("user", '') AS user_id,
  request.model,
  -- Long prompts of Haiku 5.5 have their own price.
  price_model || CASE WHEN contains(price_model, 'haiku-5-5') AND input_tokens + CASE WHEN input_includes_cache THEN 0 ELSE cache_read_tokens + cache_write_tokens END > 100000
    THEN ':prompt-over-100k' ELSE '' END AS price_model,
  lower(service_tier) AS service_tier,
  lower(inference_geo) AS inference_geo,
  CASE WHEN lower(speed) = 'fast' THEN 'fast' ELSE 'standard' END AS speed,
  lower(coalesce(status, 'success')) NOT IN ('success', 'ok', '200') AS is_failed,
  nullif(api_key_id, '') AS api_key_id,
  nullif(project, '') AS project,
  nullif(repository, '') AS repository,
  nullif(team, '') AS team,
  nullif(session_id, '') AS session_id,
  CAST(input_tokens AS BIGINT) - CASE WHEN input_includes_cache THEN CAST(cache_read_tokens + cache_write_tokens AS BIGINT) ELSE 0 END AS uncached_input_tokens,
  CAST(cache_read_tokens AS BIGINT) AS cache_read_tokens,
  -- Writes of which nobody says how long they live are the default ones, of five minutes.
  CAST(greatest(cache_write_tokens, coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0)) AS BIGINT) AS cache_write_tokens,
  CAST(greatest(cache_write_tokens, coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0)) - coalesce(cache_write_1h_tokens, 0) AS BIGINT) AS cache_write_5m_tokens,
  CAST(coalesce(cache_write_1h_tokens, 0) AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(web_search_count, 0) AS BIGINT) AS web_search_count,
  CAST(cost_usd AS DECIMAL(38, 12)) AS reported_usd,
  CAST(1 AS BIGINT) AS request_count
FROM request
JOIN price_name ON price_name.model = request.model
