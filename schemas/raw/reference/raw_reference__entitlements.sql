-- What members of a group may use (entitlements.csv). group_id: a group of the SCIM directory, id or name; * is everybody. products and models: patterns,
-- alternatives between bars; a product is vendor/product as the ledger has it (anthropic/claude_code, github/*). A use is allowed when one line of one of the
-- person's groups allows both its product and its model. default_model: what the group should use unless there is a reason. limit_tier: the name of the limit
-- that its members have (power, typical, light …).
CREATE TABLE raw_reference__entitlements (
  line_number UBIGINT NOT NULL,
  group_id VARCHAR NOT NULL,
  products VARCHAR NOT NULL,
  models VARCHAR NOT NULL,
  default_model VARCHAR,
  limit_tier VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
