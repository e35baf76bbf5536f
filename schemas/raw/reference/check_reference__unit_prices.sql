-- Prices by the piece that contradict each other, or are none.
SELECT line_number, 'unit' AS field, 'web_search, ai_credit or premium_request' AS expected, unit AS found,
  'tokens stand in model_prices.csv' AS "try", 'unit_prices' AS entity
FROM raw_reference__unit_prices WHERE unit NOT IN ('web_search', 'ai_credit', 'premium_request')
UNION ALL
SELECT line_number, 'usd_per_thousand_units', 'zero or more, with at most 9 decimals', usd_per_thousand_units, 'a price in USD per thousand: 10, not 0.01',
  'unit_prices'
FROM raw_reference__unit_prices WHERE usd_per_thousand_units LIKE '-%' OR length(rtrim(split_part(usd_per_thousand_units, '.', 2), '0')) > 9
UNION ALL
SELECT line_number, 'provider', 'lower case without blanks, like anthropic', provider, 'the name must equal the one in the usage', 'unit_prices'
FROM raw_reference__unit_prices WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'model', 'a price key like claude-opus-5, a beginning like claude-opus-5*, or *', model,
  'finops query "SELECT DISTINCT model FROM ref_model_prices" lists the keys', 'unit_prices'
FROM raw_reference__unit_prices WHERE NOT regexp_full_match(model, '[a-z0-9._:-]*[*]?')
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'unit_prices'
FROM raw_reference__unit_prices WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one price of ', later.model, ' ', later.unit, ' on each day, as known at one time'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), '), both known at ', strftime(later.known_at, '%Y-%m-%d')),
  'end the earlier line, or give the newer one its own known_at: what became known last counts', 'unit_prices'
FROM raw_reference__unit_prices AS later
JOIN raw_reference__unit_prices AS earlier
  ON earlier.provider = later.provider AND earlier.model = later.model AND earlier.known_at = later.known_at AND earlier.line_number < later.line_number
  AND earlier.unit = later.unit
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
