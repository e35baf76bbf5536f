-- What each person used on a day, once for each group that the person was in (none = in none), and what the policy for that group says. Metered use since the first line of entitlements.csv.
-- Whether it was allowed at all is the or over the person's groups: permissions add up. Models are priced as the list knows them at the as-of day, input and output token together; is_above_default
-- is NULL where the model or the default has no list price. Groups overlap: never add them up.
-- grain: usage_date, person_id, provider, product, model, group_id
WITH since AS (
  SELECT min(valid_from) AS first_date FROM ref_entitlements
),
used AS (
  SELECT a.usage_date, a.person_id, a.provider, a.product, a.model, sum(a.billed_usd) AS billed_usd
  FROM int_charges__assigned a
  JOIN since ON a.usage_date >= since.first_date
  WHERE a.person_id IS NOT NULL AND a.charge_category = 'Usage'
  GROUP BY ALL
),
prices AS (
  SELECT p.provider, p.model, p.token_type, p.usd_per_million_tokens AS token_price
  FROM ref_model_prices p
  JOIN run ON p.known_at_utc <= run.as_of_utc AND p.valid_from <= run.as_of_date AND run.as_of_date < coalesce(p.valid_to, DATE '9999-12-31')
  WHERE p.speed = 'standard' AND p.service_tier = 'standard' AND p.prompt_over_tokens = 0 AND p.token_type IN ('uncached_input', 'output')
  QUALIFY row_number() OVER (PARTITION BY p.provider, p.model, p.token_type ORDER BY p.known_at_utc DESC, p.valid_from DESC) = 1
),
levels AS (
  -- one price of a model, wherever it is bought: the dearest
  SELECT model, max(price) AS price
  FROM (SELECT provider, model, sum(token_price) AS price FROM prices GROUP BY provider, model HAVING count(*) = 2)
  GROUP BY model
),
combinations AS (
  SELECT DISTINCT provider, product, model FROM used
),
ruled AS (
  SELECT
    h.products, h.models, h.default_model, c.provider, c.product, c.model,
    fits(concat(c.provider, '/', c.product), h.products) AS is_product_allowed,
    c.model = 'none' OR fits(c.model, h.models) OR fits(price_key(c.model), h.models) AS is_model_allowed,
    d.price AS default_price,
    m.price AS model_price
  FROM (SELECT DISTINCT products, models, default_model FROM int_entitlements__held) h
  CROSS JOIN combinations c
  LEFT JOIN levels d ON d.model = price_key(h.default_model)
  LEFT JOIN levels m ON m.model = price_key(c.model)
)
SELECT
  u.usage_date,
  u.person_id,
  u.provider,
  u.product,
  u.model,
  coalesce(h.group_id, 'none') AS group_id,
  max(h.group_name) AS group_name,
  u.billed_usd,
  coalesce(bool_or(h.models IS NOT NULL), false) AS has_policy,
  coalesce(bool_or(r.is_product_allowed), false) AS is_product_allowed,
  coalesce(bool_or(r.is_product_allowed AND r.is_model_allowed), false) AS is_allowed,
  -- of several lines of the group the one with the dearest default
  max(h.default_model) FILTER (WHERE r.is_product_allowed) AS default_model,
  max(r.model_price) > max(r.default_price) FILTER (WHERE r.is_product_allowed) AS is_above_default
FROM used u
LEFT JOIN int_entitlements__held h ON h.person_id = u.person_id AND u.usage_date >= h.valid_from AND u.usage_date < h.valid_to
LEFT JOIN ruled r ON r.provider = u.provider AND r.product = u.product AND r.model = u.model AND r.products = h.products AND r.models = h.models AND r.default_model IS NOT DISTINCT FROM h.default_model
GROUP BY u.usage_date, u.person_id, u.provider, u.product, u.model, h.group_id, u.billed_usd
