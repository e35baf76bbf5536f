-- Claude Enterprise Analytics: cost per user and day, grouped by product, model, context window, geography and speed.
-- amount (after discount, before credits) and list_amount are text in FRACTIONAL CENTS: "41280.000000" is USD 412.80.
-- actor.email_address is the newer name of actor.email; the key is actor.user_id, which stays when people leave.
CREATE TABLE raw_claude_analytics__user_cost_report (
  actor STRUCT("type" VARCHAR, user_id VARCHAR, "name" VARCHAR, email VARCHAR, email_address VARCHAR, deleted BOOLEAN) NOT NULL,
  starting_at TIMESTAMPTZ NOT NULL,
  ending_at TIMESTAMPTZ NOT NULL,
  amount CENTS(10) NOT NULL,
  list_amount CENTS(10) NOT NULL,
  currency VARCHAR NOT NULL,
  requests UBIGINT,
  cost_type VARCHAR,
  token_type VARCHAR,
  product VARCHAR,
  model VARCHAR,
  context_window VARCHAR,
  inference_geo VARCHAR,
  speed VARCHAR,
  rbac_group_id VARCHAR,
  slack_channel_id VARCHAR,
  claude_tag_category VARCHAR,
  claude_tag_user_id VARCHAR
)
