-- When a session with a long context is idle, one rule a line.
-- grain: rule
SELECT rule, CAST(value AS DECIMAL(18, 6)) AS value, note
FROM raw_reference__session_rules
