-- List prices of what is charged by the piece. For a usage day the row counts that covers it (end exclusive) and became known last.
-- grain: provider, model, unit, valid_from, known_at_utc
SELECT
  provider,
  model,
  unit,
  usd_from_text(usd_per_thousand_units) AS usd_per_thousand_units,
  valid_from,
  valid_to,
  known_at AS known_at_utc
FROM raw_reference__unit_prices
