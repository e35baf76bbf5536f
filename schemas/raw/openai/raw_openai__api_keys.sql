-- OpenAI API keys of the active projects on the UTC day of the pull; project_id is the project that was asked. Times are Unix seconds.
-- redacted_value is the vendor's own abbreviation of the key, never the key.
CREATE TABLE raw_openai__api_keys (
  "object" VARCHAR,
  project_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  "name" VARCHAR,
  redacted_value VARCHAR,
  created_at BIGINT,
  last_used_at BIGINT,
  owner_project_access VARCHAR,
  "owner" STRUCT("type" VARCHAR, "user" STRUCT("object" VARCHAR, id VARCHAR, "name" VARCHAR, email VARCHAR, "role" VARCHAR, created_at BIGINT, added_at BIGINT),
    service_account STRUCT("object" VARCHAR, id VARCHAR, "name" VARCHAR, "role" VARCHAR, created_at BIGINT)) NOT NULL
)
