-- Request-level usage events per UTC day, provider, user, model and terms of use: a repeated request id counts once.
-- Which prompts are long is known per request only: prompt_over_tokens is the highest price threshold that the prompt exceeds.
-- grain: usage_date, provider, user_id, model, prompt_over_tokens
-- Only ids whose hash occurs twice are put in order: a window over all events takes twice the time and three times the memory.
WITH repeated AS (
  SELECT hash(request_id) AS id_hash FROM raw_usage_events__requests GROUP BY ALL HAVING count(*) > 1
), request AS (
  SELECT * FROM raw_usage_events__requests ANTI JOIN repeated ON hash(request_id) = id_hash
  UNION ALL
  (SELECT * FROM raw_usage_events__requests SEMI JOIN repeated ON hash(request_id) = id_hash
   QUALIFY row_number() OVER (PARTITION BY request_id ORDER BY ts, provider, "user", model, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens) = 1)
), daily AS (
  SELECT
    usage_date,
    provider,
    "user" AS user_id,
    model,
    prompt_over_tokens(input_tokens + cache_read_tokens + cache_write_tokens) AS prompt_over_tokens,
    CAST(sum(input_tokens) AS BIGINT) AS uncached_input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_tokens) AS BIGINT) AS cache_write_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    count(*) AS request_count
  FROM request
  GROUP BY ALL
)
SELECT
  usage_date,
  provider,
  user_id,
  model,
  price_key(model) AS price_model,
  prompt_over_tokens,
  CAST(NULL AS VARCHAR) AS speed,
  CAST(NULL AS VARCHAR) AS service_tier,
  CAST(NULL AS VARCHAR) AS inference_geo,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_tokens AS cache_write_5m_tokens,
  CAST(0 AS BIGINT) AS cache_write_1h_tokens,
  output_tokens,
  CAST(0 AS BIGINT) AS web_search_count,
  request_count
FROM daily
