-- The lines of the price list that are of each model in use, and of the cheaper ones that guidance names, at ordinary terms: any prompt, standard speed and
-- tier. All of them, whenever they are valid and became known: who reads them takes the newest known one of a day. A dated version's own lines stand beside
-- those of its price key and go before them.
-- grain: provider, model, is_own_line, token_type, valid_from, known_at_utc
WITH used AS (
  SELECT DISTINCT provider, model FROM int_charges__assigned WHERE model <> 'none'
),
wanted AS (
  SELECT provider, model FROM used
  UNION
  SELECT u.provider, g.cheaper_model FROM used u JOIN ref_model_guidance g ON g.provider = u.provider WHERE fits(u.model, g.model)
),
named AS (
  SELECT provider, model, lower(model) AS price_model, true AS is_own_line FROM wanted
  UNION
  SELECT provider, model, price_key(model), false FROM wanted WHERE price_key(model) <> lower(model)
)
SELECT n.provider, n.model, n.price_model, n.is_own_line, p.token_type, p.usd_per_million_tokens, p.valid_from, p.valid_to, p.known_at_utc
FROM named n
JOIN ref_model_prices p ON p.provider = n.provider AND p.model = n.price_model
WHERE p.speed = 'standard' AND p.service_tier = 'standard' AND p.prompt_over_tokens = 0
