-- What other terms of use do to a price. For a usage day the row counts that covers it (end exclusive) and became known last.
-- grain: provider, model, dimension, value, valid_from, known_at_utc
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
