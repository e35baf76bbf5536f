-- What people call a tool, whatever its vendor calls it (tools.csv). The first line that fits a provider and product counts; * is any text, | between
-- alternatives.
CREATE TABLE raw_reference__tools (
  line_number UBIGINT NOT NULL,
  provider VARCHAR NOT NULL,
  product VARCHAR NOT NULL,
  tool VARCHAR NOT NULL,
  note VARCHAR
)
