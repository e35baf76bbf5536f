-- Multipliers on list prices for other terms of use: batch, flex and priority processing, fast mode, inference in one geography. For a usage day the row counts
-- that covers it (end exclusive) and became known last.
-- grain: provider, model, dimension, value, valid_from, known_at_utc
-- published: prices
-- columns:
--   provider       Vendor whose rule it is, for example anthropic.
--   model          Price key, a beginning of one with * behind it, or * for every model; the longest that fits counts.
--   dimension      speed, service_tier or inference_geo.
--   value          The vendor's word, for example batch or us.
--   multiplier     Factor on the price of every kind of token.
--   valid_from     First usage day (inclusive, UTC).
--   valid_to       End (exclusive, UTC); NULL = open.
--   known_at_utc   When it became known; a build at as-of T uses the newest line known at T.
SELECT
  provider,
  model,
  dimension,
  value,
  CAST(multiplier AS DECIMAL(9, 4)) AS multiplier,
  valid_from,
  valid_to,
  known_at AS known_at_utc
FROM raw_reference__price_modifiers
