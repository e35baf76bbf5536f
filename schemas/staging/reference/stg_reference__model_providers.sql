-- Who bills what tools and gateways call their provider, and whose price list stands in where the biller has no line of its own. A pattern without * goes
-- first,
-- then the longest.
-- grain: name_pattern
-- published: prices
-- columns:
--   name_pattern      The provider's name in the usage, in lower case; * is any text.
--   provider          Who bills, as in the ledger.
--   price_providers   Providers of ref_model_prices whose prices its use is estimated by, when it has none of its own; NULL = none.
SELECT
  lower(name_pattern) AS name_pattern,
  provider,
  string_split(prices_of, '|') AS price_providers
FROM raw_reference__model_providers
