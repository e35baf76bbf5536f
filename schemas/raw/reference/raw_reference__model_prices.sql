-- List prices of models in USD per million tokens (model_prices.csv), by validity and by the day they became known.
-- For a usage day the line counts that covers the day and became known last; valid_to is the first day no longer (empty: open).
-- speed is standard when empty. model is the price key: without date suffix, vendor prefix and context suffix.
CREATE TABLE raw_reference__model_prices (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  token_type VARCHAR NOT NULL,
  usd_per_million_tokens MONEY NOT NULL,
  speed VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  known_at TIMESTAMPTZ NOT NULL,
  note VARCHAR
)
