-- Claude Enterprise Analytics: use of each connector (MCP server) on one UTC day (the date that was asked for).
-- read, write and unclassified calls are null before 2026-05-29; the two credential counts before 2026-07-01. The vendor documents attributed spend for
-- skills alone; the same fields land here should it send them (text in FRACTIONAL CENTS).
CREATE TABLE raw_claude_analytics__connectors (
  "date" DATE NOT NULL,
  connector_name VARCHAR NOT NULL,
  connector_display_name VARCHAR,
  distinct_user_count UBIGINT NOT NULL,
  individual_auth_distinct_user_count UBIGINT,
  managed_auth_distinct_user_count UBIGINT,
  read_call_count UBIGINT,
  write_call_count UBIGINT,
  unclassified_call_count UBIGINT,
  chat_metrics STRUCT(distinct_conversation_connector_used_count UBIGINT),
  claude_code_metrics STRUCT(distinct_session_connector_used_count UBIGINT),
  cowork_metrics STRUCT(distinct_session_connector_used_count UBIGINT),
  office_metrics STRUCT(excel STRUCT(distinct_session_connector_used_count UBIGINT), outlook STRUCT(distinct_session_connector_used_count UBIGINT),
    powerpoint STRUCT(distinct_session_connector_used_count UBIGINT), word STRUCT(distinct_session_connector_used_count UBIGINT)),
  estimated_overage_spend CENTS(10),
  attributed_list_price CENTS(10),
  currency VARCHAR,
  product VARCHAR,
  user_id VARCHAR,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
