-- How dear a model's kinds of token are beside each other, where the vendor charges them in one amount: their list prices in the month, in USD per 1e12 tokens
-- (ordinary prompts, standard speed and tier). A kind without a price weighs as uncached input; a model without prices has no row, its kinds weigh the same.
-- grain: charge_month, provider, model
WITH used AS (
  SELECT DISTINCT charge_month, provider, model FROM int_spend__monthly WHERE model <> 'none'
),
priced AS (
  SELECT
    u.charge_month,
    u.provider,
    u.model,
    p.token_type,
    greatest(CAST(p.usd_per_million_tokens * 1000000 AS BIGINT), 1) AS weight
  FROM used u
  JOIN int_model_prices__ordinary p
    ON p.provider = u.provider AND p.model = u.model
    AND p.valid_from < u.charge_month + INTERVAL 1 MONTH AND (p.valid_to IS NULL OR p.valid_to > u.charge_month)
  JOIN run ON p.known_at_utc <= run.as_of_utc
  QUALIFY row_number() OVER (
    PARTITION BY u.charge_month, u.provider, u.model, p.token_type
    ORDER BY p.is_own_line DESC, p.known_at_utc DESC, p.valid_from DESC, p.usd_per_million_tokens) = 1
),
kinds AS (
  SELECT
    charge_month,
    provider,
    model,
    max(weight) FILTER (WHERE token_type = 'uncached_input') AS uncached_input,
    max(weight) FILTER (WHERE token_type = 'cache_read') AS cache_read,
    max(weight) FILTER (WHERE token_type = 'cache_write_5m') AS cache_write_5m,
    max(weight) FILTER (WHERE token_type = 'cache_write_1h') AS cache_write_1h,
    max(weight) FILTER (WHERE token_type = 'output') AS output
  FROM priced
  GROUP BY ALL
)
SELECT
  charge_month,
  provider,
  model,
  uncached_input AS uncached_input_weight,
  coalesce(cache_read, uncached_input) AS cache_read_weight,
  coalesce(cache_write_5m, uncached_input) AS cache_write_5m_weight,
  coalesce(cache_write_1h, uncached_input) AS cache_write_1h_weight,
  coalesce(output, uncached_input) AS output_weight
FROM kinds
WHERE uncached_input IS NOT NULL
