-- List prices of models by price key, token type and speed. For a usage day the row counts that covers it (end exclusive) and became known last.
-- grain: provider, model, token_type, speed, valid_from, known_at_utc
SELECT
  provider,
  model,
  token_type,
  usd_from_text(usd_per_million_tokens) AS usd_per_million_tokens,
  coalesce(speed, 'standard') AS speed,
  valid_from,
  valid_to,
  known_at AS known_at_utc
FROM raw_reference__model_prices
