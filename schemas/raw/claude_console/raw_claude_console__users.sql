-- Claude Console: members of the organization on the day of the pull.
CREATE TABLE raw_claude_console__users (
  id VARCHAR NOT NULL,
  email VARCHAR,
  "name" VARCHAR,
  "role" VARCHAR,
  added_at TIMESTAMPTZ,
  "type" VARCHAR
)
