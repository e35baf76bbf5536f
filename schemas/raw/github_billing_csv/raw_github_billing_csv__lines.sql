-- The "AI usage" report that GitHub e-mails: one line per day, person, SKU, model, organization and repository. Amounts are in DOLLARS, written as doubles
-- ("0.036000000000000004"), kept as they stand. aic_quantity and aic_gross_amount are the same use in AI credits: never added to quantity and gross_amount.
-- account is the enterprise or organization that the configuration names for these files.
CREATE TABLE raw_github_billing_csv__lines (
  line_number UBIGINT NOT NULL,
  file VARCHAR NOT NULL,
  account VARCHAR,
  "date" DATE NOT NULL,
  username VARCHAR,
  product VARCHAR NOT NULL,
  sku VARCHAR NOT NULL,
  model VARCHAR,
  quantity MONEY NOT NULL,
  unit_type VARCHAR,
  applied_cost_per_quantity MONEY,
  gross_amount USD(24) NOT NULL,
  discount_amount USD(24),
  net_amount USD(24) NOT NULL,
  organization VARCHAR,
  repository VARCHAR,
  cost_center_name VARCHAR,
  total_monthly_quota MONEY,
  exceeds_quota VARCHAR,
  aic_quantity MONEY,
  aic_gross_amount USD(24),
  input_tokens UBIGINT,
  output_tokens UBIGINT,
  cache_read_tokens UBIGINT,
  cache_write_tokens UBIGINT
)
