-- Claude Enterprise Analytics: use of each skill on one UTC day (the date that was asked for), and the spend that the vendor attributes to it.
-- estimated_overage_spend (metered spend after discount, before credits, of the requests that involved the skill) and attributed_list_price (their value at
-- list price, however funded) are text in FRACTIONAL CENTS: "1250" is USD 12.50. Both are estimates and parts of cost_report, never additions to it;
-- null = spend reporting is off or nothing can be attributed, "0" = nothing was attributed.
CREATE TABLE raw_claude_analytics__skills (
  "date" DATE NOT NULL,
  skill_name VARCHAR NOT NULL,
  skill_display_name VARCHAR,
  share_status VARCHAR,
  distinct_user_count UBIGINT NOT NULL,
  invocation_count UBIGINT,
  enable_count UBIGINT,
  chat_metrics STRUCT(distinct_conversation_skill_used_count UBIGINT),
  claude_code_metrics STRUCT(distinct_session_skill_used_count UBIGINT),
  cowork_metrics STRUCT(distinct_session_skill_used_count UBIGINT),
  office_metrics STRUCT(excel STRUCT(distinct_session_skill_used_count UBIGINT), outlook STRUCT(distinct_session_skill_used_count UBIGINT),
    powerpoint STRUCT(distinct_session_skill_used_count UBIGINT), word STRUCT(distinct_session_skill_used_count UBIGINT)),
  estimated_overage_spend CENTS(10),
  attributed_list_price CENTS(10),
  currency VARCHAR,
  product VARCHAR,
  user_id VARCHAR,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
