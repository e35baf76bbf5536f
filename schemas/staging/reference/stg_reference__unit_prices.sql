-- List prices of what is charged by the piece, effective-dated and known-at dated. For a usage day the row counts that covers it (end exclusive) and became
-- known last.
-- grain: provider, model, unit, valid_from, known_at_utc
-- published: prices
-- columns:
--   provider                 Vendor whose list price it is, for example anthropic.
--   model                    Price key, a beginning of one with * behind it, or * for every model; the longest that fits counts.
--   unit                     web_search, ai_credit or premium_request.
--   usd_per_thousand_units   List price in USD for a thousand of them.
--   valid_from               First usage day of the price (inclusive, UTC).
--   valid_to                 End of the price (exclusive, UTC); NULL = open.
--   known_at_utc             When the price became known; a build at as-of T uses the newest line known at T.
SELECT
  provider,
  model,
  unit,
  usd_from_text(usd_per_thousand_units) AS usd_per_thousand_units,
  valid_from,
  valid_to,
  known_at AS known_at_utc
FROM raw_reference__unit_prices
