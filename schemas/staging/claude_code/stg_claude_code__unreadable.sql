-- Lines and files of local Claude Code session logs that could not be read.
-- grain: file, line_number
SELECT file, line_number, reason FROM raw_claude_code__unreadable
