-- What each model used on a day cost per million tokens under the terms it was used at, as known at the build's as-of. A price that is missing stays NULL. Of
-- the lines valid on the day counts, for each kind of token: the dated version's own before the price key's, the highest threshold that the prompt exceeds, the
-- line for the very speed and tier before a standard one times its modifier, the newest known one. A speed or tier that has neither is not priced; a geography
-- that no modifier names costs nothing extra. A biller without a line for the model (a cloud, a reseller) takes the list that model_providers.csv names, with
-- its
-- modifiers.
-- grain: provider, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, usage_date
WITH used AS (
  SELECT DISTINCT provider, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, usage_date FROM int_token_use__daily
),
known_price AS (SELECT p.* FROM ref_model_prices p JOIN run ON p.known_at_utc <= run.as_of_utc),
known_modifier AS (SELECT m.* FROM ref_price_modifiers m JOIN run ON m.known_at_utc <= run.as_of_utc),
known_unit AS (SELECT r.* FROM ref_unit_prices r JOIN run ON r.known_at_utc <= run.as_of_utc),
listed AS (
  SELECT provider, unnest(price_providers) AS list_provider, 1 AS distance FROM ref_model_providers
  UNION
  SELECT DISTINCT provider, provider, 0 FROM used
),
named AS (
  SELECT DISTINCT u.provider, l.list_provider, min(l.distance) AS distance, u.model, lower(u.model) AS full_name, model_name(u.model) AS own_name,
    u.price_model,
    u.usage_date
  FROM used u
  JOIN listed l ON l.provider = u.provider
  GROUP BY ALL
),
modifier AS (
  SELECT n.provider, n.list_provider, n.model, n.price_model, n.usage_date, m.dimension, m.value, m.multiplier
  FROM named n
  JOIN known_modifier m
    ON m.provider = n.list_provider AND (n.full_name GLOB m.model OR n.own_name GLOB m.model OR n.price_model GLOB m.model)
    AND n.usage_date >= m.valid_from AND (m.valid_to IS NULL OR n.usage_date < m.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY n.provider, n.list_provider, n.model, n.price_model, n.usage_date, m.dimension, m.value
    ORDER BY length(rtrim(m.model, '*')) DESC, m.model, m.known_at_utc DESC, m.valid_from DESC, m.multiplier) = 1
),
search AS (
  SELECT n.provider, n.model, n.price_model, n.usage_date, r.usd_per_thousand_units
  FROM named n
  JOIN known_unit r
    ON r.unit = 'web_search' AND r.provider = n.list_provider AND (n.full_name GLOB r.model OR n.price_model GLOB r.model)
    AND n.usage_date >= r.valid_from AND (r.valid_to IS NULL OR n.usage_date < r.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY n.provider, n.model, n.price_model, n.usage_date
    ORDER BY n.distance, length(rtrim(r.model, '*')) DESC, r.model, r.known_at_utc DESC, r.valid_from DESC, r.usd_per_thousand_units) = 1
),
candidate AS (
  SELECT
    u.*,
    p.token_type,
    n.distance,
    p.model <> u.price_model AS is_full_name,
    p.prompt_over_tokens AS threshold,
    p.speed = u.speed AS is_speed,
    p.service_tier = u.service_tier AS is_tier,
    p.known_at_utc,
    p.valid_from,
    -- Exact: the landing check refuses prices and modifiers whose product has more than six decimals.
    CAST(p.usd_per_million_tokens
      * CASE WHEN p.speed = u.speed THEN 1.0000 ELSE s.multiplier END
      * CASE WHEN p.service_tier = u.service_tier THEN 1.0000 ELSE t.multiplier END
      * coalesce(g.multiplier, 1.0000) AS DECIMAL(38, 12)) AS usd_per_million
  FROM used u
  JOIN named n ON n.provider = u.provider AND n.model = u.model AND n.price_model = u.price_model AND n.usage_date = u.usage_date
  JOIN known_price p
    ON p.provider = n.list_provider AND p.model IN (n.price_model, n.own_name, n.full_name)
    AND p.prompt_over_tokens <= u.prompt_over_tokens AND p.speed IN (u.speed, 'standard') AND p.service_tier IN (u.service_tier, 'standard')
    AND u.usage_date >= p.valid_from AND (p.valid_to IS NULL OR u.usage_date < p.valid_to)
  LEFT JOIN modifier s ON s.dimension = 'speed' AND s.value = u.speed
    AND s.provider = u.provider AND s.list_provider = n.list_provider AND s.model = u.model AND s.price_model = u.price_model AND s.usage_date = u.usage_date
  LEFT JOIN modifier t ON t.dimension = 'service_tier' AND t.value = u.service_tier
    AND t.provider = u.provider AND t.list_provider = n.list_provider AND t.model = u.model AND t.price_model = u.price_model AND t.usage_date = u.usage_date
  LEFT JOIN modifier g ON g.dimension = 'inference_geo' AND g.value = u.inference_geo
    AND g.provider = u.provider AND g.list_provider = n.list_provider AND g.model = u.model AND g.price_model = u.price_model AND g.usage_date = u.usage_date
),
chosen AS (
  SELECT *
  FROM candidate
  WHERE usd_per_million IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY provider, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, usage_date, token_type
    ORDER BY distance, is_full_name DESC, threshold DESC, is_speed DESC, is_tier DESC, known_at_utc DESC, valid_from DESC, usd_per_million) = 1
)
SELECT
  u.provider,
  u.model,
  u.price_model,
  u.speed,
  u.service_tier,
  u.inference_geo,
  u.prompt_over_tokens,
  u.usage_date,
  max(c.usd_per_million) FILTER (WHERE c.token_type = 'uncached_input') AS uncached_input_usd_per_million,
  max(c.usd_per_million) FILTER (WHERE c.token_type = 'cache_read') AS cache_read_usd_per_million,
  max(c.usd_per_million) FILTER (WHERE c.token_type = 'cache_write_5m') AS cache_write_5m_usd_per_million,
  max(c.usd_per_million) FILTER (WHERE c.token_type = 'cache_write_1h') AS cache_write_1h_usd_per_million,
  max(c.usd_per_million) FILTER (WHERE c.token_type = 'output') AS output_usd_per_million,
  max(w.usd_per_thousand_units) AS web_search_usd_per_thousand
FROM used u
LEFT JOIN chosen c USING (provider, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, usage_date)
LEFT JOIN search w USING (provider, model, price_model, usage_date)
GROUP BY ALL
