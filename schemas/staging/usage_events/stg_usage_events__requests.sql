-- Request-level usage events, one row per request. Lines are one request where gateway, request id, user and model are the same and each follows the one before
-- within 15 minutes; of these the line with the most output stands, whatever the order and the status. Two lines that both succeeded with different prompts are
-- two requests. A missing id, or a text that stands for one ("None"), merges nothing. uncached_input_tokens excludes the cache, whatever the gateway counts.
-- prompt_over_tokens is the highest price threshold that the prompt exceeds. reported_usd is what the gateway reckoned, rounded to 12 decimals.
-- other_line_count and other_line_tokens are of the request's other lines that say something else.
-- Only ids whose hash occurs twice are put in order: a window over all events takes twice the time and three times the memory.
-- grain: a request; request_id may repeat
WITH line AS (
  SELECT *, told_id(request_id) AS told_request_id FROM raw_usage_events__requests
), repeated AS (
  SELECT hash(gateway, told_request_id) AS id_hash FROM line WHERE told_request_id IS NOT NULL GROUP BY ALL HAVING count(*) > 1
), price_name AS (
  -- once a name, not once a request
  SELECT provider, model, provider_key(provider) AS billed_by, price_key(model) AS price_model
  FROM (SELECT DISTINCT provider, model FROM raw_usage_events__requests)
), told AS (
  SELECT line.*, price_model,
    -- Some lines of a request may lack its user: then it is the only one that the others name.
    coalesce(nullif("user", ''), CASE WHEN min(nullif("user", '')) OVER same_id = max(nullif("user", '')) OVER same_id
      THEN min(nullif("user", '')) OVER same_id END) AS told_user,
    input_tokens + CASE WHEN input_includes_cache THEN 0 ELSE cache_read_tokens + cache_write_tokens END AS prompt
  FROM line
  JOIN price_name ON price_name.provider = line.provider AND price_name.model = line.model
  SEMI JOIN repeated ON hash(gateway, told_request_id) = id_hash
  WINDOW same_id AS (PARTITION BY gateway, told_request_id)
), followed AS (
  SELECT *, ts <= lag(ts) OVER (PARTITION BY gateway, told_request_id, told_user, price_model ORDER BY ts) + INTERVAL 15 MINUTES AS follows
  FROM told
), near AS (
  SELECT *, count(*) FILTER (WHERE follows IS NOT true) OVER (PARTITION BY gateway, told_request_id, told_user, price_model ORDER BY ts) AS nearness,
    CASE WHEN prompt > 0 AND has_succeeded(status) THEN prompt END AS answered_prompt
  FROM followed
), asked AS (
  -- What has not succeeded belongs to the fullest that has.
  SELECT *, coalesce(answered_prompt, first_value(answered_prompt) OVER (PARTITION BY gateway, told_request_id, told_user, price_model, nearness
    ORDER BY answered_prompt IS NULL, output_tokens DESC, answered_prompt DESC)) AS asked_prompt
  FROM near
), request AS (
  SELECT * EXCLUDE (told_request_id), false AS is_id_repeated, 0 AS other_line_count, 0 AS other_line_tokens
  FROM line
  ANTI JOIN repeated ON hash(gateway, told_request_id) = id_hash
  UNION ALL BY NAME
  (SELECT * EXCLUDE (told_request_id, price_model, told_user, prompt, follows, nearness, answered_prompt, asked_prompt), true AS is_id_repeated,
     count(DISTINCT hash(prompt, output_tokens)) OVER same_request - 1 AS other_line_count,
     greatest(sum(DISTINCT prompt + output_tokens) OVER same_request - (prompt + output_tokens), 0) AS other_line_tokens
   FROM asked
   WINDOW same_request AS (PARTITION BY gateway, told_request_id, told_user, price_model, nearness, asked_prompt)
   QUALIFY row_number() OVER (PARTITION BY gateway, told_request_id, told_user, price_model, nearness, asked_prompt
     ORDER BY output_tokens DESC, prompt DESC, has_succeeded(status) DESC, CAST(cost_usd AS DECIMAL(38, 12)) DESC NULLS LAST, ts, provider, "user", model,
       cache_read_tokens, cache_write_tokens, part, extracted_at_utc, service_tier, inference_geo, speed, status, api_key_id, project, repository, team,
       session_id, event_type) = 1)
)
SELECT
  usage_date,
  ts AS at_utc,
  gateway,
  told_id(request_id) AS request_id,
  is_id_repeated,
  part,
  billed_by AS provider,
  nullif("user", '') AS user_id,
  request.model,
  price_model,
  prompt_over_tokens(input_tokens + CASE WHEN input_includes_cache THEN 0 ELSE cache_read_tokens + cache_write_tokens END) AS prompt_over_tokens,
  nullif(lower(speed), 'normal') AS speed,
  service_tier,
  inference_geo,
  NOT has_succeeded(status) AS is_failed,
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
  CAST(1 AS BIGINT) AS request_count,
  CAST(other_line_count AS BIGINT) AS other_line_count,
  CAST(other_line_tokens AS BIGINT) AS other_line_tokens
FROM request
JOIN price_name ON price_name.provider = request.provider AND price_name.model = request.model
