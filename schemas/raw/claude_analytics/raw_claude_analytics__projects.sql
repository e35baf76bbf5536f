-- Claude Enterprise Analytics: use of each chat project on one UTC day (the date that was asked for).
-- product, user_id and the group are null: they come with group_by[] only.
CREATE TABLE raw_claude_analytics__projects (
  "date" DATE NOT NULL,
  project_id VARCHAR NOT NULL,
  project_name VARCHAR,
  created_at TIMESTAMPTZ,
  created_by STRUCT(id VARCHAR, email_address VARCHAR, "type" VARCHAR),
  distinct_user_count UBIGINT NOT NULL,
  distinct_conversation_count UBIGINT,
  message_count UBIGINT NOT NULL,
  product VARCHAR,
  user_id VARCHAR,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
