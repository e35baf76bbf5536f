-- Claude Console: invitations to the organization on the day of the pull.
CREATE TABLE raw_claude_console__invites (
  id VARCHAR NOT NULL,
  email VARCHAR,
  "role" VARCHAR,
  status VARCHAR NOT NULL,
  invited_at TIMESTAMPTZ,
  expires_at TIMESTAMPTZ,
  "type" VARCHAR
)
