-- GitHub: the same as model_usage, asked once for each person. The vendor's rows do not name the person: "user" is the login that was asked for.
-- Gross amounts are the person's own; the net amount depends on who drew on the shared pool first.
CREATE TABLE raw_github_copilot__user_model_usage (
  report VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  sku VARCHAR NOT NULL,
  model VARCHAR,
  unitType VARCHAR,
  pricePerUnit MONEY,
  grossQuantity MONEY NOT NULL,
  grossAmount USD(24) NOT NULL,
  discountQuantity MONEY,
  discountAmount USD(24),
  netQuantity MONEY,
  netAmount USD(24) NOT NULL,
  "user" VARCHAR NOT NULL,
  organization VARCHAR,
  repository VARCHAR
)
