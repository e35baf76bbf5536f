-- Limit tiers (limit_tiers.csv): what a month's use of a family of products may cost for whom it calls power, typical or light; names are free. Families as in
-- product_families.csv.
CREATE TABLE raw_reference__limit_tiers (
  line_number UBIGINT NOT NULL,
  family VARCHAR NOT NULL,
  tier VARCHAR NOT NULL,
  currency VARCHAR NOT NULL,
  amount MONEY NOT NULL,
  note VARCHAR
)
