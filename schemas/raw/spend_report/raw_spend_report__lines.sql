-- The spend report that claude.ai exports as CSV: one line per user, product, model and channel, for the whole period of the file.
-- Amounts are in DOLLARS (the API's are in cents): net is after discount, gross is list. Thousands separators are taken out on the way.
-- The file has no date: organization_uuid, starting_date and ending_date (exclusive) come from its name. Older files lack the later columns.
CREATE TABLE raw_spend_report__lines (
  line_number UBIGINT NOT NULL,
  file VARCHAR NOT NULL,
  organization_uuid VARCHAR,
  starting_date DATE,
  ending_date DATE,
  user_email VARCHAR,
  account_uuid VARCHAR,
  product VARCHAR NOT NULL,
  model VARCHAR,
  model_family VARCHAR,
  total_requests UBIGINT,
  total_prompt_tokens UBIGINT,
  total_completion_tokens UBIGINT,
  total_net_spend_usd USD(12) NOT NULL,
  total_gross_spend_usd USD(12) NOT NULL,
  user_id VARCHAR,
  total_uncached_input_tokens UBIGINT,
  total_cache_read_tokens UBIGINT,
  total_cache_write_5m_tokens UBIGINT,
  total_cache_write_1h_tokens UBIGINT,
  total_web_search_count UBIGINT,
  slack_channel_id VARCHAR,
  teams_channel_id VARCHAR
)
