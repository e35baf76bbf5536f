-- List prices per model and kind of token, effective-dated and known-at dated: an announced change that was retracted keeps both lines. For a usage day the row
-- counts that covers it (end exclusive) and became known last.
-- grain: provider, model, token_type, speed, service_tier, prompt_over_tokens, valid_from, known_at_utc
-- published: prices
-- columns:
--   provider                 Vendor whose list price it is, for example anthropic.
--   model                    Model by its price key (claude-opus-5, gpt-5.5), or one dated version with a price of its own.
--   token_type               uncached_input, cache_read, cache_write_5m, cache_write_1h or output.
--   usd_per_million_tokens   List price in USD for a million tokens of that kind.
--   speed                    standard or fast.
--   service_tier             standard, batch, flex or priority; where a tier has no row, ref_price_modifiers has its multiplier.
--   prompt_over_tokens       Price of the whole request when its prompt, cache included, has more tokens than this; 0 = of every request.
--   valid_from               First usage day of the price (inclusive, UTC).
--   valid_to                 End of the price (exclusive, UTC); NULL = open.
--   known_at_utc             When the price became known; a build at as-of T uses the newest line known at T.
SELECT
  provider,
  model,
  token_type,
  usd_from_text(usd_per_million_tokens) AS usd_per_million_tokens,
  coalesce(speed, 'standard') AS speed,
  coalesce(service_tier, 'standard') AS service_tier,
  CAST(coalesce(prompt_over_tokens, 0) AS BIGINT) AS prompt_over_tokens,
  valid_from,
  valid_to,
  known_at AS known_at_utc
FROM raw_reference__model_prices
