-- OpenAI projects of the organization, archived ones included, on the UTC day of the pull. Times are Unix seconds.
CREATE TABLE raw_openai__projects (
  "object" VARCHAR,
  id VARCHAR NOT NULL,
  "name" VARCHAR,
  created_at BIGINT,
  archived_at BIGINT,
  status VARCHAR
)
