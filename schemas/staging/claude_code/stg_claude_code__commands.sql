-- Tools and slash commands in local Claude Code sessions, one row per use: copies in resumed sessions count once, and one that knows its result goes before one
-- that doesn't. is_success is NULL where the log ends before the result, and of slash commands. An MCP tool is server/tool, as in telemetry.
-- grain: record_key
SELECT
  usage_date,
  "timestamp" AS at_utc,
  coalesce('tool|' || id, "type" || '|' || uuid, concat_ws('|', 'line', part, line_number)) AS record_key,
  "sessionId" AS session_id,
  nullif(regexp_extract(part, '^(.+?)/(\.claude/|\.config/claude/)?projects/', 1), '') AS machine_label,
  CASE WHEN "type" = 'slash' THEN 'slash' WHEN starts_with(name, 'mcp__') THEN 'mcp' ELSE 'tool' END AS command_type,
  coalesce(CASE WHEN starts_with(name, 'mcp__') THEN replace(substr(name, 6), '__', '/') ELSE name END, 'other') AS command,
  NOT is_error AS is_success
FROM raw_claude_code__commands
QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY is_error IS NULL, "timestamp", name, part, line_number) = 1
