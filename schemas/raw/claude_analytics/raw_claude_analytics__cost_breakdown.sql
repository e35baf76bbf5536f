-- Claude Enterprise Analytics: cost of the organization per day, grouped by product, model, context window, geography, speed, cost type and token type.
-- amount (after discount, before credits) and list_amount are text in FRACTIONAL CENTS: "41280.000000" is USD 412.80.
-- token_type is null unless cost_type is tokens; requests is always null here. starting_at and ending_at come from the day bucket around the row, which
-- holds at most its top 100 groups, without a remainder row: compare with cost_report_total.
CREATE TABLE raw_claude_analytics__cost_breakdown (
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
