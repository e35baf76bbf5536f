-- Request-level usage events, one row per request: a repeated request id counts once. uncached_input_tokens excludes the cache, whatever the gateway counts.
-- prompt_over_tokens is the highest price threshold that the prompt exceeds. reported_usd is what the gateway reckoned, rounded to 12 decimals: evidence, never
-- the price. Only ids whose hash occurs twice are put in order: a window over all events takes twice the time and three times the memory.
-- grain: request_id
WITH repeated AS (
  SELECT hash(request_id) AS id_hash FROM raw_usage_events__requests GROUP BY ALL HAVING count(*) > 1
), request AS (
  SELECT * FROM raw_usage_events__requests ANTI JOIN repeated ON hash(request_id) = id_hash
  UNION ALL
  (SELECT * FROM raw_usage_events__requests SEMI JOIN repeated ON hash(request_id) = id_hash
   QUALIFY row_number() OVER (PARTITION BY request_id ORDER BY ts, provider, "user", model, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens,
     part, extracted_at_utc,
     service_tier, inference_geo, speed, status, api_key_id, project, repository, team, session_id, cost_usd) = 1)
), price_name AS (
  SELECT model, price_key(model) AS price_model FROM (SELECT DISTINCT model FROM raw_usage_events__requests) -- once a model, not once a request
)
SELECT
  usage_date,
  ts AS at_utc,
  request_id,
  provider,
  nullif("user", '') AS user_id,
  request.model,
  price_model,
  prompt_over_tokens(input_tokens + CASE WHEN input_includes_cache THEN 0 ELSE cache_read_tokens + cache_write_tokens END) AS prompt_over_tokens,
  nullif(lower(speed), 'normal') AS speed,
  service_tier,
  inference_geo,
  lower(coalesce(status, 'success')) NOT IN ('success', 'ok', '200') AS is_failed,
  nullif(api_key_id, '') AS api_key_id,
  nullif(project, '') AS project,
  nullif(repository, '') AS repository,
  nullif(team, '') AS team,
  nullif(session_id, '') AS session_id,
  CAST(input_tokens - CASE WHEN input_includes_cache THEN cache_read_tokens + cache_write_tokens ELSE 0 END AS BIGINT) AS uncached_input_tokens,
  CAST(cache_read_tokens AS BIGINT) AS cache_read_tokens,
  -- Writes of which nobody says how long they live are the default ones, of five minutes.
  CAST(greatest(cache_write_tokens, coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0))
    - coalesce(cache_write_1h_tokens, 0) AS BIGINT) AS cache_write_5m_tokens,
  CAST(coalesce(cache_write_1h_tokens, 0) AS BIGINT) AS cache_write_1h_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(coalesce(web_search_count, 0) AS BIGINT) AS web_search_count,
  CAST(cost_usd AS DECIMAL(38, 12)) AS reported_usd,
  CAST(1 AS BIGINT) AS request_count
FROM request
JOIN price_name ON price_name.model = request.model
