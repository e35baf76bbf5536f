-- List prices per model and kind of token, effective-dated and known-at dated: an announced change that was retracted keeps both lines.
-- grain: provider, model, token_type, speed, valid_from, known_at_utc
-- columns:
--   provider                 Vendor whose list price it is, for example anthropic.
--   model                    Model as the vendor names it.
--   token_type               uncached_input, cache_read, cache_write_5m, cache_write_1h or output.
--   usd_per_million_tokens   List price in USD for a million tokens of that kind.
--   speed                    standard or fast.
--   valid_from               First usage day of the price (inclusive, UTC).
--   valid_to                 End of the price (exclusive, UTC); NULL = open.
--   known_at_utc             When the price became known; a build at as-of T uses the newest line known at T.
SELECT
  provider,
  model,
  token_type,
  usd_per_million_tokens,
  coalesce(speed, 'standard') AS speed,
  valid_from,
  valid_to,
  known_at_utc
FROM stg_reference__model_prices
