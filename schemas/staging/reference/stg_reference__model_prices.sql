-- List prices of models by price key, token type, speed, service tier and prompt length. For a usage day the row counts that covers it (end exclusive) and
-- became known last.
-- grain: provider, model, token_type, speed, service_tier, prompt_over_tokens, valid_from, known_at_utc
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
