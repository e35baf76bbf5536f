-- OpenAI users of the organization on the UTC day of the pull. Times are Unix seconds.
CREATE TABLE raw_openai__users (
  "object" VARCHAR,
  id VARCHAR NOT NULL,
  email VARCHAR,
  "name" VARCHAR,
  "role" VARCHAR,
  added_at BIGINT,
  is_service_account BOOLEAN,
  is_scim_managed BOOLEAN,
  is_default BOOLEAN
)
