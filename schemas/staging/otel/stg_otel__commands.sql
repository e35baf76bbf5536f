-- Tools and commands as telemetry tells of them, one row per use; what was sent twice counts once. A use has one kind: the first word of a shell command, an
-- MCP tool or a skill where the record says it, else the tool; slash is what somebody typed. other = the name did not look like one. Claude Code's own spans
-- repeat its events and don't count. is_success is NULL where nobody says.
-- grain: record_key
WITH record AS (
  SELECT *, starts_with("name", 'claude_code.') OR starts_with(coalesce(service_name, ''), 'claude-code') AS is_claude_code
  FROM raw_otel__commands
), keyed AS (
  SELECT *,
    coalesce('tool|' || tool_use_id, 'event|' || session_id || '|' || event_sequence, 'span|' || trace_id || '|' || span_id,
      'line|' || md5(concat_ws('|', "time", "name", session_id, user_account_id, user_email, user_id, tool_name, command_name, success))) AS record_key
  FROM record
  WHERE signal = 'log' OR NOT is_claude_code
)
SELECT
  usage_date,
  "time" AS at_utc,
  record_key,
  coalesce(provider_key(provider_name), CASE WHEN is_claude_code THEN 'anthropic' END, 'none') AS provider,
  session_id,
  coalesce(user_account_id, user_account_uuid, lower(user_email), user_id) AS user_id,
  CASE
    WHEN "name" IN ('claude_code.user_prompt', 'user_prompt') THEN 'slash'
    WHEN bash_command IS NOT NULL THEN 'shell'
    WHEN (mcp_server_name IS NOT NULL AND mcp_tool_name IS NOT NULL) OR starts_with(tool_name, 'mcp__') THEN 'mcp'
    WHEN skill_name IS NOT NULL THEN 'skill'
    ELSE 'tool'
  END AS command_type,
  CASE command_type
    WHEN 'slash' THEN coalesce(command_name, 'other')
    WHEN 'shell' THEN bash_command
    WHEN 'mcp' THEN coalesce(mcp_server_name || '/' || mcp_tool_name, replace(substr(tool_name, 6), '__', '/'))
    WHEN 'skill' THEN skill_name
    ELSE coalesce(tool_name, 'other')
  END AS command,
  CASE WHEN signal = 'span' THEN error_type IS NULL WHEN lower(success) IN ('true', 'false') THEN lower(success) = 'true' END AS is_success
FROM keyed
QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY "time", "name", tool_name, command_name, success, part, extracted_at_utc) = 1
