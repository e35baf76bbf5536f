-- Claude Console: API keys on the day of the pull; the key itself is never told. workspace_id NULL is the default workspace.
CREATE TABLE raw_claude_console__api_keys (
  id VARCHAR NOT NULL,
  "name" VARCHAR,
  status VARCHAR NOT NULL,
  workspace_id VARCHAR,
  created_by STRUCT(id VARCHAR, "type" VARCHAR),
  principal JSON,
  partial_key_hint VARCHAR,
  expires_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ,
  "type" VARCHAR
)
