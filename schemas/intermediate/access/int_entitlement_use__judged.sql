-- What each person used in a stretch of a month in which neither their groups nor the policy changed, once for each group that they were in (none = in none),
-- and what the policy for that group says. Metered use since the first line of entitlements.csv. day_bits has one bit for each day of the month with such use:
-- bit 0 is the 1st. Whether it was allowed at all is the or over the person's groups: permissions add up. Models are priced as the list knows them at the as-of
-- day, input and output token together; is_above_default is NULL where the model or the default has no list price. Groups overlap: never add them up.
-- grain: segment_date, person_id, provider, product, model, group_id
WITH since AS (
  SELECT min(valid_from) AS first_date FROM ref_entitlements
),
segments AS (
  SELECT person_id, valid_from AS segment_date FROM int_entitlements__held
  UNION
  SELECT person_id, valid_to FROM int_entitlements__held
  UNION
  SELECT p.person_id, CAST(unnest(generate_series(date_trunc('month', s.first_date), run.as_of_date, INTERVAL 1 MONTH)) AS DATE)
  FROM (SELECT DISTINCT person_id FROM ref_people) p
  CROSS JOIN since s
  CROSS JOIN run
),
used AS (
  SELECT
    g.segment_date, a.person_id, a.provider, a.product, a.model,
    min(a.usage_date) AS first_date, max(a.usage_date) AS last_date, bit_or(CAST(1 AS BIGINT) << (day(a.usage_date) - 1)) AS day_bits,
      sum(a.billed_usd) AS billed_usd
  FROM int_charges__assigned a
  JOIN since ON a.usage_date >= since.first_date
  ASOF JOIN segments g ON g.person_id = a.person_id AND a.usage_date >= g.segment_date
  WHERE a.charge_category = 'Usage'
  GROUP BY g.segment_date, a.person_id, a.provider, a.product, a.model
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
  u.segment_date,
  u.first_date,
  u.last_date,
  u.day_bits,
  u.person_id,
  u.provider,
  u.product,
  u.model,
  coalesce(h.group_id, 'none') AS group_id,
  max(h.group_name) AS group_name,
  CAST(u.billed_usd AS DECIMAL(38, 12)) AS billed_usd,
  coalesce(bool_or(h.models IS NOT NULL), false) AS has_policy,
  coalesce(bool_or(r.is_product_allowed), false) AS is_product_allowed,
  coalesce(bool_or(r.is_product_allowed AND r.is_model_allowed), false) AS is_allowed,
  max(h.default_model) FILTER (WHERE r.is_product_allowed) AS default_model,
  -- of several lines of the group the dearest default counts
  max(r.model_price) > max(r.default_price) FILTER (WHERE r.is_product_allowed) AS is_above_default
FROM used u
LEFT JOIN int_entitlements__held h ON h.person_id = u.person_id AND u.segment_date >= h.valid_from AND u.segment_date < h.valid_to
LEFT JOIN ruled r ON r.provider = u.provider AND r.product = u.product AND r.model = u.model AND r.products = h.products AND r.models = h.models
  AND r.default_model IS NOT DISTINCT FROM h.default_model
GROUP BY u.segment_date, u.first_date, u.last_date, u.day_bits, u.person_id, u.provider, u.product, u.model, h.group_id, u.billed_usd
