-- Modifiers that contradict each other, or say nothing.
SELECT line_number, 'dimension' AS field, 'speed, service_tier or inference_geo' AS expected, dimension AS found,
  'a longer prompt is a price of its own: prompt_over_tokens in model_prices.csv' AS "try", 'price_modifiers' AS entity
FROM raw_reference__price_modifiers WHERE dimension NOT IN ('speed', 'service_tier', 'inference_geo')
UNION ALL
SELECT line_number, 'value', concat('a word that ', dimension, ' has in the usage and that is not the standard'), value,
  CASE dimension WHEN 'speed' THEN 'fast' WHEN 'service_tier' THEN 'batch, flex or priority' ELSE 'lower case, like us' END, 'price_modifiers'
FROM raw_reference__price_modifiers
WHERE (dimension = 'speed' AND value <> 'fast') OR (dimension = 'service_tier' AND value NOT IN ('batch', 'flex', 'priority'))
  OR (dimension = 'inference_geo' AND (value IN ('none', 'not_available') OR NOT regexp_full_match(value, '[a-z0-9_-]+')))
UNION ALL
SELECT line_number, 'multiplier', 'more than 0 and less than 100, with at most 4 decimals', multiplier, '0.5 is half the price, 1.1 is 10 % more',
  'price_modifiers'
FROM raw_reference__price_modifiers WHERE CAST(multiplier AS DECIMAL(38, 12)) NOT BETWEEN 0.0001 AND 99.9999
  OR length(rtrim(split_part(multiplier, '.', 2), '0')) > 4
UNION ALL
SELECT line_number, 'provider', 'lower case without blanks, like anthropic', provider, 'the name must equal the one in the usage', 'price_modifiers'
FROM raw_reference__price_modifiers WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'model', 'a price key like claude-opus-5, a beginning like claude-opus-5*, or *', model,
  'finops query "SELECT DISTINCT model FROM ref_model_prices" lists the keys', 'price_modifiers'
FROM raw_reference__price_modifiers WHERE NOT regexp_full_match(model, '[a-z0-9._:-]*[*]?')
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'price_modifiers'
FROM raw_reference__price_modifiers WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one multiplier of ', later.model, ' ', later.dimension, ' ', later.value, ' on each day, as known at one time'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), '), both known at ', strftime(later.known_at, '%Y-%m-%d')),
  'end the earlier line, or give the newer one its own known_at: what became known last counts', 'price_modifiers'
FROM raw_reference__price_modifiers AS later
JOIN raw_reference__price_modifiers AS earlier
  ON earlier.provider = later.provider AND earlier.model = later.model AND earlier.known_at = later.known_at AND earlier.line_number < later.line_number
  AND earlier.dimension = later.dimension
  AND earlier.value = later.value
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
