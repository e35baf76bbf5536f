-- Prices that a modifier would make finer than a millionth of a dollar per million tokens: the ledger keeps twelve decimals of a dollar and never rounds.
WITH priced AS (
  SELECT provider, model, usd_per_million_tokens, coalesce(speed, 'standard') AS speed, coalesce(service_tier, 'standard') AS service_tier
  FROM raw_reference__model_prices
  WHERE try_cast(usd_per_million_tokens AS DECIMAL(18, 6)) <= 10000 -- what is beyond is refused by itself
), modifier AS (
  SELECT line_number, provider, model, dimension, value, try_cast(multiplier AS DECIMAL(9, 4)) AS multiplier
  FROM raw_reference__price_modifiers
  UNION ALL
  SELECT NULL, provider, '*', dimension, NULL, 1.0000 FROM (SELECT DISTINCT provider FROM priced),
    (VALUES ('speed'), ('service_tier'), ('inference_geo')) AS every(dimension)
), product AS (
  SELECT
    greatest(s.line_number, t.line_number, g.line_number) AS line_number,
    p.model,
    concat_ws(' × ', p.usd_per_million_tokens, s.multiplier, t.multiplier, g.multiplier) AS found,
    CAST(p.usd_per_million_tokens AS DECIMAL(20, 6)) * s.multiplier * t.multiplier * g.multiplier AS usd
  FROM priced p
  JOIN modifier s ON s.provider = p.provider AND s.dimension = 'speed' AND p.model GLOB s.model AND (s.value IS NULL OR p.speed = 'standard')
  JOIN modifier t ON t.provider = p.provider AND t.dimension = 'service_tier' AND p.model GLOB t.model AND (t.value IS NULL OR p.service_tier = 'standard')
  JOIN modifier g ON g.provider = p.provider AND g.dimension = 'inference_geo' AND p.model GLOB g.model
)
SELECT DISTINCT ON (line_number)
  line_number, 'multiplier' AS field, 'products with at most 6 decimals' AS expected, concat(model, ': ', found) AS found,
  'give that model a line of its own for this tier in model_prices.csv' AS "try", 'price_modifiers' AS entity
FROM product
WHERE usd * 1000000 <> trunc(usd * 1000000)
ORDER BY line_number, model, found
