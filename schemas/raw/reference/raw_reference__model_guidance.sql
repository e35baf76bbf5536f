-- Which cheaper model is enough for which use (model_guidance.csv). The first line that fits a charge's provider, product and model counts; * is any text, |
-- between alternatives. cheaper_model is a name of model_prices.csv, of the same provider.
CREATE TABLE raw_reference__model_guidance (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  model VARCHAR NOT NULL,
  cheaper_model VARCHAR NOT NULL,
  note VARCHAR
)
