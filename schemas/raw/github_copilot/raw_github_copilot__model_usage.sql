-- GitHub: metered Copilot use of an account per day, SKU and model. report says which endpoint answered: premium_request (days before 2026-06-01,
-- USD 0.04 a request) or ai_credit (from then on, USD 0.01 a credit). Amounts are JSON numbers in DOLLARS; discountQuantity may exceed grossQuantity.
CREATE TABLE raw_github_copilot__model_usage (
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
  "user" VARCHAR,
  organization VARCHAR,
  repository VARCHAR
)
