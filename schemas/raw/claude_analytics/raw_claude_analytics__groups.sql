-- Claude Enterprise Analytics: what the members of each RBAC (SCIM) group did on one UTC day (the date that was asked for): /users grouped by rbac_group_id.
-- A user in two groups counts in both. user and last_activity_date are null on these rows; the metric blocks are those of users.
CREATE TABLE raw_claude_analytics__groups (
  "date" DATE NOT NULL,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR,
  distinct_user_count UBIGINT,
  "user" JSON,
  chat_metrics JSON,
  claude_code_metrics JSON,
  cowork_metrics JSON,
  design_metrics JSON,
  office_metrics JSON,
  science_metrics JSON,
  web_search_count UBIGINT,
  last_activity_date DATE
)
