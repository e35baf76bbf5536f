-- What other terms of use do to a price (price_modifiers.csv): multiplier on every kind of token of the models whose name fits.
-- model is a price key, a beginning of one with * behind it, or *; the longest that fits counts, of the same the one that became known last.
-- dimension is speed, service_tier or inference_geo, value the vendor's word in lower case. A line of model_prices.csv for the very speed or tier goes before.
CREATE TABLE raw_reference__price_modifiers (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  dimension VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  multiplier MONEY NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  known_at TIMESTAMPTZ NOT NULL,
  note VARCHAR
)
