-- Claude Enterprise Analytics: tokens of the organization per day, grouped by product, model, context window, geography and speed.
-- starting_at and ending_at come from the day bucket around the row, which holds at most its top 100 groups, without a remainder row: compare with
-- usage_report_total. Cache writes are nested in cache_creation.
CREATE TABLE raw_claude_analytics__usage_breakdown (
  starting_at TIMESTAMPTZ NOT NULL,
  ending_at TIMESTAMPTZ NOT NULL,
  uncached_input_tokens UBIGINT NOT NULL,
  cache_read_input_tokens UBIGINT NOT NULL,
  cache_creation STRUCT(ephemeral_5m_input_tokens UBIGINT, ephemeral_1h_input_tokens UBIGINT) NOT NULL,
  output_tokens UBIGINT NOT NULL,
  server_tool_use STRUCT(web_search_requests UBIGINT),
  total_tokens UBIGINT,
  requests UBIGINT,
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
