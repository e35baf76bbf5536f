-- Claude Enterprise Analytics: cost per user, day and RBAC (SCIM) group that the user was in at any time of that day.
-- A user in two groups counts FULLY in both: never sum over groups. rbac_group_id null = in no group.
-- amount (after discount, before credits) and list_amount are text in FRACTIONAL CENTS: "41280.000000" is USD 412.80.
CREATE TABLE raw_claude_analytics__user_cost_by_group (
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
  rbac_group_name VARCHAR,
  slack_channel_id VARCHAR,
  claude_tag_category VARCHAR,
  claude_tag_user_id VARCHAR
)
