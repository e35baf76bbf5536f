-- Claude Console: what somebody did with Claude Code on a UTC day, from one kind of terminal. Counts of things, not of money. Several rows a person and
-- day are normal: terminal_type, is_remote and customer_type set them apart. There is no user id, only an e-mail or the name of an API key.
CREATE TABLE raw_claude_console__claude_code (
  "date" TIMESTAMPTZ NOT NULL,
  organization_id VARCHAR,
  customer_type VARCHAR NOT NULL,
  subscription_type VARCHAR,
  terminal_type VARCHAR,
  is_remote BOOLEAN,
  actor STRUCT("type" VARCHAR, email_address VARCHAR, api_key_name VARCHAR) NOT NULL,
  core_metrics STRUCT(num_sessions UBIGINT, lines_of_code STRUCT(added UBIGINT, removed UBIGINT), commits_by_claude_code UBIGINT,
    pull_requests_by_claude_code UBIGINT) NOT NULL,
  tool_actions STRUCT(edit_tool STRUCT(accepted UBIGINT, rejected UBIGINT), multi_edit_tool STRUCT(accepted UBIGINT, rejected UBIGINT),
    write_tool STRUCT(accepted UBIGINT, rejected UBIGINT), notebook_edit_tool STRUCT(accepted UBIGINT, rejected UBIGINT))
)
