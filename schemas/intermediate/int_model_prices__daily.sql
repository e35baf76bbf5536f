-- List prices of each model used on a day, as known at the build's as-of: of the lines valid on the day, the newest known one.
-- A price that is missing stays NULL.
-- grain: provider, price_model, speed, usage_date
WITH used AS (
  SELECT provider, price_model, 'standard' AS speed, usage_date FROM int_usage_events__daily
  UNION
  SELECT 'anthropic', price_model, speed, usage_date FROM int_claude_code_usage__daily
),
chosen AS (
  SELECT u.provider, u.price_model, u.speed, u.usage_date, p.token_type, p.usd_per_million_tokens
  FROM used u
  JOIN ref_model_prices p
    ON p.provider = u.provider AND p.model = u.price_model AND p.speed = u.speed
    AND u.usage_date >= p.valid_from AND (p.valid_to IS NULL OR u.usage_date < p.valid_to)
  JOIN run ON p.known_at_utc <= run.as_of_utc
  QUALIFY row_number() OVER (
    PARTITION BY u.provider, u.price_model, u.speed, u.usage_date, p.token_type
    ORDER BY p.known_at_utc DESC, p.valid_from DESC, p.usd_per_million_tokens) = 1
)
SELECT
  provider,
  price_model,
  speed,
  usage_date,
  max(usd_per_million_tokens) FILTER (WHERE token_type = 'uncached_input') AS uncached_input_usd_per_million,
  max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_read') AS cache_read_usd_per_million,
  max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_write_5m') AS cache_write_5m_usd_per_million,
  max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_write_1h') AS cache_write_1h_usd_per_million,
  max(usd_per_million_tokens) FILTER (WHERE token_type = 'output') AS output_usd_per_million
FROM chosen
GROUP BY ALL
