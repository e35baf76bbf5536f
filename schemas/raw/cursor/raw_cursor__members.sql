-- Cursor: the team's members on the UTC day of the pull. id came as a number and as text ("user_…"): kept as text.
CREATE TABLE raw_cursor__members (
  id VARCHAR,
  email VARCHAR NOT NULL,
  "name" VARCHAR,
  "role" VARCHAR,
  "isRemoved" BOOLEAN
)
