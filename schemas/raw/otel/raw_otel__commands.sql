-- What OpenTelemetry says of tools and commands that were used: Claude Code's tool_result events, its user_prompt events that name a slash command, and spans
-- of tools under the GenAI conventions. Names only, and only what looks like a name: what was typed, command lines, arguments and results never land. An
-- attribute's name is the column's, without its namespace. Claude Code tells bash_command (the command line's first word), MCP and skill names, and names of
-- commands of one's own only where OTEL_LOG_TOOL_DETAILS is on.
CREATE TABLE raw_otel__commands (
  signal VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  "time" TIMESTAMPTZ NOT NULL,
  trace_id VARCHAR,
  span_id VARCHAR,
  service_name VARCHAR,
  app_version VARCHAR,
  provider_name VARCHAR,
  event_sequence BIGINT,
  session_id VARCHAR,
  user_account_id VARCHAR,
  user_account_uuid VARCHAR,
  user_email VARCHAR,
  user_id VARCHAR,
  tool_name VARCHAR,
  tool_use_id VARCHAR,
  success VARCHAR,
  error_type VARCHAR,
  bash_command VARCHAR,
  mcp_server_name VARCHAR,
  mcp_tool_name VARCHAR,
  skill_name VARCHAR,
  command_name VARCHAR,
  command_source VARCHAR
)
