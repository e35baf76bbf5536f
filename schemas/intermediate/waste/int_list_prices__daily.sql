-- What a million tokens of each kind cost at list price on a day, for every model used then and for the cheaper one that guidance names: ordinary prompts,
-- standard speed and tier, as known at the as-of. A kind without a price costs as uncached input. A model without prices has no row.
-- grain: usage_date, provider, model
WITH used AS (
  SELECT DISTINCT usage_date, provider, model FROM int_charges__assigned WHERE model <> 'none' AND charge_category = 'Usage'
),
cheaper AS (
  SELECT DISTINCT m.provider, m.model, g.cheaper_model
  FROM (SELECT DISTINCT provider, model FROM used) m
  JOIN ref_model_guidance g ON g.provider = m.provider
  WHERE fits(m.model, g.model)
),
wanted AS (
  SELECT usage_date, provider, model FROM used
  UNION
  SELECT u.usage_date, u.provider, c.cheaper_model FROM used u JOIN cheaper c USING (provider, model)
),
priced AS (
  SELECT w.usage_date, w.provider, w.model, p.token_type, p.usd_per_million_tokens
  FROM wanted w
  JOIN int_model_prices__ordinary p
    ON p.provider = w.provider AND p.model = w.model AND w.usage_date >= p.valid_from AND (p.valid_to IS NULL OR w.usage_date < p.valid_to)
  JOIN run ON p.known_at_utc <= run.as_of_utc
  QUALIFY row_number() OVER (
    PARTITION BY w.usage_date, w.provider, w.model, p.token_type
    ORDER BY p.is_own_line DESC, p.known_at_utc DESC, p.valid_from DESC, p.usd_per_million_tokens) = 1
),
kinds AS (
  SELECT
    usage_date, provider, model,
    max(usd_per_million_tokens) FILTER (WHERE token_type = 'uncached_input') AS uncached_input,
    max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_read') AS cache_read,
    max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_write_5m') AS cache_write_5m,
    max(usd_per_million_tokens) FILTER (WHERE token_type = 'cache_write_1h') AS cache_write_1h,
    max(usd_per_million_tokens) FILTER (WHERE token_type = 'output') AS output
  FROM priced
  GROUP BY ALL
)
SELECT
  usage_date,
  provider,
  model,
  uncached_input AS uncached_input_usd_per_million,
  coalesce(cache_read, uncached_input) AS cache_read_usd_per_million,
  coalesce(cache_write_5m, uncached_input) AS cache_write_5m_usd_per_million,
  coalesce(cache_write_1h, uncached_input) AS cache_write_1h_usd_per_million,
  coalesce(output, uncached_input) AS output_usd_per_million
FROM kinds
WHERE uncached_input IS NOT NULL
