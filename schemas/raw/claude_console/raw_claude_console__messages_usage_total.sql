-- Claude Console: tokens per UTC day, ungrouped: the vendor's own total, so that groups left out would show.
CREATE TABLE raw_claude_console__messages_usage_total (
  starting_at TIMESTAMPTZ NOT NULL,
  ending_at TIMESTAMPTZ NOT NULL,
  uncached_input_tokens UBIGINT NOT NULL,
  cache_read_input_tokens UBIGINT NOT NULL,
  cache_creation STRUCT(ephemeral_5m_input_tokens UBIGINT, ephemeral_1h_input_tokens UBIGINT) NOT NULL,
  output_tokens UBIGINT NOT NULL,
  server_tool_use STRUCT(web_search_requests UBIGINT),
  account_id VARCHAR,
  api_key_id VARCHAR,
  service_account_id VARCHAR,
  workspace_id VARCHAR,
  model VARCHAR,
  service_tier VARCHAR,
  context_window VARCHAR,
  inference_geo VARCHAR,
  speed VARCHAR
)
