-- Who pays for what nobody's own use explains, and for what the organization wants charged otherwise (allocation_rules.csv). The first line that fits a charge
-- counts; a charge that no line fits stays where its person or owner is. match is a list of conditions, field=pattern, separated by semicolons; a pattern
-- may hold * and ?, alternatives are separated by |. targets are cost centers separated by semicolons, for percent each with =share. key_scope says whose
-- use makes the weights: account, provider or all. valid_to is the first usage day no longer (empty: open).
CREATE TABLE raw_reference__allocation_rules (
  line_number UBIGINT NOT NULL,
  rule_id VARCHAR NOT NULL,
  match VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  targets VARCHAR,
  key_scope VARCHAR,
  valid_from DATE NOT NULL,
  valid_to DATE,
  note VARCHAR
)
