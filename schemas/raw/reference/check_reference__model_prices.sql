-- Prices that contradict each other, or are none.
SELECT line_number, 'token_type' AS field, 'uncached_input, cache_read, cache_write_5m, cache_write_1h or output' AS expected, token_type AS found,
  'the five kinds are what vendors charge by; searches and credits stand in unit_prices.csv' AS "try", 'model_prices' AS entity
FROM raw_reference__model_prices WHERE token_type NOT IN ('uncached_input', 'cache_read', 'cache_write_5m', 'cache_write_1h', 'output')
UNION ALL
SELECT line_number, 'speed', 'standard, fast or nothing', speed, 'nothing means standard', 'model_prices'
FROM raw_reference__model_prices WHERE speed NOT IN ('standard', 'fast')
UNION ALL
SELECT line_number, 'service_tier', 'standard, batch, flex, priority or nothing', service_tier, 'nothing means standard', 'model_prices'
FROM raw_reference__model_prices WHERE service_tier NOT IN ('standard', 'batch', 'flex', 'priority')
UNION ALL
-- The thresholds of prompt_over_tokens() in SqlMacros: requests are put into these classes before they are added up.
SELECT line_number, 'prompt_over_tokens', '0, 100000, 128000, 200000, 256000, 272000 or nothing', CAST(prompt_over_tokens AS VARCHAR),
  'the threshold above which the price counts, in tokens: 200000, not 200k; another threshold needs a class in SqlMacros first', 'model_prices'
FROM raw_reference__model_prices WHERE prompt_over_tokens NOT IN (0, 100000, 128000, 200000, 256000, 272000)
UNION ALL
SELECT line_number, 'model', 'a price key in lower case, like claude-opus-5', model, 'the price of long prompts is a line of its own with prompt_over_tokens',
  'model_prices'
FROM raw_reference__model_prices WHERE NOT regexp_full_match(model, '[a-z0-9][a-z0-9._/:@-]*')
UNION ALL
SELECT line_number, 'provider', 'lower case without blanks, like anthropic', provider, 'the name must equal the one in the usage', 'model_prices'
FROM raw_reference__model_prices WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
UNION ALL
SELECT line_number, 'usd_per_million_tokens', 'zero or more, with at most 6 decimals', usd_per_million_tokens,
  'a price in USD per million tokens: 0.30, not 0.0000003', 'model_prices'
FROM raw_reference__model_prices WHERE usd_per_million_tokens LIKE '-%' OR length(rtrim(split_part(usd_per_million_tokens, '.', 2), '0')) > 6
UNION ALL
-- A price per token, or per thousand, in the place of a price per million.
SELECT line_number, 'usd_per_million_tokens', 'between 0.0001 and 10000, or 0', usd_per_million_tokens,
  'a price in USD per million tokens: 0.30, not 0.0000003',
  'model_prices'
FROM raw_reference__model_prices
WHERE length(rtrim(split_part(usd_per_million_tokens, '.', 2), '0')) <= 6
  AND (TRY_CAST(usd_per_million_tokens AS DECIMAL(38, 12)) > 10000
    OR (TRY_CAST(usd_per_million_tokens AS DECIMAL(38, 12)) > 0 AND TRY_CAST(usd_per_million_tokens AS DECIMAL(38, 12)) < 0.0001))
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'model_prices'
FROM raw_reference__model_prices WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one price of ', later.model, ' ', later.token_type, ' on each day, as known at one time'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), '), both known at ', strftime(later.known_at, '%Y-%m-%d')),
  'end the earlier line, or give the newer one its own known_at: what became known last counts', 'model_prices'
FROM raw_reference__model_prices AS later
JOIN raw_reference__model_prices AS earlier
  ON earlier.provider = later.provider AND earlier.model = later.model AND earlier.known_at = later.known_at AND earlier.line_number < later.line_number
  AND earlier.token_type = later.token_type
  AND coalesce(earlier.speed, 'standard') = coalesce(later.speed, 'standard')
  AND coalesce(earlier.service_tier, 'standard') = coalesce(later.service_tier, 'standard')
  AND coalesce(earlier.prompt_over_tokens, 0) = coalesce(later.prompt_over_tokens, 0)
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
