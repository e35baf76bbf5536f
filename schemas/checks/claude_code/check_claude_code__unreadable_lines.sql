-- Lines and files of local session logs that could not be read: what they tell is missing. Line 0 is the whole file.
-- severity: warn
SELECT 'claude-code' AS source, file, line_number, reason FROM stg_claude_code__unreadable ORDER BY file, line_number
