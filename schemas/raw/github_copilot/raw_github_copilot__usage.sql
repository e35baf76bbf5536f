-- GitHub: billing usage of an account per day, product, SKU, organization and repository. Seat fees stand here only; metered Copilot use stands here too,
-- without model and user. All amounts are JSON numbers in DOLLARS: netAmount = grossAmount - discountAmount.
CREATE TABLE raw_github_copilot__usage (
  "date" TIMESTAMPTZ NOT NULL,
  product VARCHAR NOT NULL,
  sku VARCHAR NOT NULL,
  quantity MONEY NOT NULL,
  unitType VARCHAR,
  pricePerUnit MONEY,
  grossAmount USD(24) NOT NULL,
  discountAmount USD(24),
  netAmount USD(24) NOT NULL,
  organizationName VARCHAR,
  repositoryName VARCHAR
)
