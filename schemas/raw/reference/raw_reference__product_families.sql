-- Which products a limit tier is for (product_families.csv). The first line that fits a charge's provider and product counts; * is any text, | between
-- alternatives.
CREATE TABLE raw_reference__product_families (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  family VARCHAR NOT NULL,
  note VARCHAR
)
