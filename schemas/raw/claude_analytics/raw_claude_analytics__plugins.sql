-- Claude Enterprise Analytics: installs and use of each plugin on one UTC day (the date that was asked for), Cowork and Claude Code together.
-- third-party is a bucket of activity whose plugin was not named. plugin_id is null for it and for others. The vendor documents attributed spend for skills
-- alone; the same fields land here should it send them (text in FRACTIONAL CENTS).
CREATE TABLE raw_claude_analytics__plugins (
  "date" DATE NOT NULL,
  plugin_name VARCHAR NOT NULL,
  plugin_id VARCHAR,
  distinct_user_count UBIGINT NOT NULL,
  install_count UBIGINT,
  invocation_count UBIGINT,
  claude_code_metrics STRUCT(distinct_session_plugin_used_count UBIGINT),
  cowork_metrics STRUCT(distinct_session_plugin_used_count UBIGINT),
  estimated_overage_spend CENTS(10),
  attributed_list_price CENTS(10),
  currency VARCHAR,
  product VARCHAR,
  user_id VARCHAR,
  rbac_group_id VARCHAR,
  rbac_group_name VARCHAR
)
