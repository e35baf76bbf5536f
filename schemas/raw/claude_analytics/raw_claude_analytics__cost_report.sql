-- Claude Enterprise Analytics: cost of the organization per day, grouped by product and model, API keys and automation included.
-- amount (after discount, before credits) and list_amount are text in FRACTIONAL CENTS: "41280.000000" is USD 412.80.
-- starting_at and ending_at come from the day bucket around the row. A bucket holds at most its top 100 groups, without a remainder row:
-- compare with cost_report_total.
CREATE TABLE raw_claude_analytics__cost_report (
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
