-- OpenAI service accounts of the active projects on the UTC day of the pull; project_id is the project that was asked. Times are Unix seconds.
CREATE TABLE raw_openai__service_accounts (
  "object" VARCHAR,
  project_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  "name" VARCHAR,
  "role" VARCHAR,
  created_at BIGINT
)
