-- Who bills what a tool or gateway calls its provider (model_providers.csv), and by which provider's price list it is estimated. The pattern (* any text) is
-- held against the name in lower case; one without * goes first, then the longest. prices_of: providers of model_prices.csv with | between, where the biller
-- has
-- no line of its own for the model; empty: none.
CREATE TABLE raw_reference__model_providers (
  line_number UBIGINT NOT NULL,
  name_pattern VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  prices_of VARCHAR,
  note VARCHAR
)
