-- Claude Enterprise Analytics: artifacts created on one UTC day (the date that was asked for), by kind and whether they were ever shared.
-- The answer is the whole cube on one page. artifact_type is a MIME type or other.
CREATE TABLE raw_claude_analytics__artifacts (
  "date" DATE NOT NULL,
  artifact_type VARCHAR NOT NULL,
  is_shared BOOLEAN NOT NULL,
  artifacts_created_count UBIGINT NOT NULL,
  published_artifacts_created_count UBIGINT,
  distinct_user_count UBIGINT NOT NULL,
  product VARCHAR,
  user_id VARCHAR,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
