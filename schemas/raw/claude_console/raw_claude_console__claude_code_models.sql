-- Claude Console: tokens and estimated cost of one row of claude_code per model: an element of its model_breakdown beside the row's own names, with
-- estimated_cost laid flat. estimated_cost_amount is a JSON number in CENTS at list price: 123.45 is USD 1.2345. An estimate: the bill is cost_report.
CREATE TABLE raw_claude_console__claude_code_models (
  "date" TIMESTAMPTZ NOT NULL,
  customer_type VARCHAR NOT NULL,
  subscription_type VARCHAR,
  terminal_type VARCHAR,
  is_remote BOOLEAN,
  actor STRUCT("type" VARCHAR, email_address VARCHAR, api_key_name VARCHAR) NOT NULL,
  model VARCHAR NOT NULL,
  tokens STRUCT(input UBIGINT, output UBIGINT, cache_read UBIGINT, cache_creation UBIGINT) NOT NULL,
  estimated_cost_amount CENTS(10) NOT NULL,
  estimated_cost_currency VARCHAR NOT NULL
)
