-- List prices of what is charged by the piece (unit_prices.csv), in USD per thousand: web searches, AI credits, premium requests.
-- model as in price_modifiers.csv: a price key, a beginning of one with * behind it, or *.
CREATE TABLE raw_reference__unit_prices (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  usd_per_thousand_units MONEY NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  known_at TIMESTAMPTZ NOT NULL,
  note VARCHAR
)
