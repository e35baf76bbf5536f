-- Request-level usage events per UTC day, provider, user and model: a repeated request id counts once.
-- grain: usage_date, provider, user_id, model, price_model
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
    contains(model, 'haiku-5-5') AND input_tokens + cache_read_tokens + cache_write_tokens > 100000 AS is_long_prompt,
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
  -- The price list's name: without vendor prefix, date, version and context suffix, family before number; long prompts of Haiku 5.5 have their own price.
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(lower(model),
    '^.*(claude-|gpt-)', '\1'), '\[.*\]$|[@:].*$', ''), '(-v[0-9]+|-latest|-20[0-9]{6}|-20[0-9]{2}-[0-9]{2}-[0-9]{2})+$', ''), '^claude-([0-9](-[0-9])?)-(opus|sonnet|haiku)$', 'claude-\3-\1')
    || CASE WHEN is_long_prompt THEN ':prompt-over-100k' ELSE '' END AS price_model,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_tokens,
  output_tokens,
  request_count
FROM daily
