-- List prices of models in USD per million tokens (model_prices.csv), by validity and by the day they became known. For a usage day the line counts that covers
-- the day and became known last; valid_to is the first day no longer (empty: open). model is the price key (price_key in SqlMacros) or, for one dated version
-- with a price of its own, the vendor's full name in lower case. speed and service_tier are standard when empty; price_modifiers.csv says what another tier
-- costs where no line here does. prompt_over_tokens: the price of the whole request, output too, when its prompt (uncached input, cache reads and cache writes)
-- has more tokens than this; empty is 0.
CREATE TABLE raw_reference__model_prices (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  token_type VARCHAR NOT NULL,
  usd_per_million_tokens MONEY NOT NULL,
  speed VARCHAR,
  service_tier VARCHAR,
  prompt_over_tokens UBIGINT,
  valid_from DATE NOT NULL,
  valid_to DATE,
  known_at TIMESTAMPTZ NOT NULL,
  note VARCHAR
)
