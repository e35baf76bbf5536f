-- Under which provider of the ledger a FOCUS name stands. The pattern (* any text, ? any character) is held against the name in lower case;
-- of several the longest counts. A name without a line is itself, in lower case with - for whatever is no letter or digit.
CREATE TABLE raw_reference__focus_providers (
  line_number UBIGINT NOT NULL,
  name_pattern VARCHAR NOT NULL,
  provider VARCHAR NOT NULL,
  note VARCHAR
)
