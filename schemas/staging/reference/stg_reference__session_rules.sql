-- When a session with a long context is idle (session_rules.csv).
-- grain: rule
-- published: waste
-- columns:
--   rule    long_context_tokens: tokens of a prompt; pause_minutes, pause_minutes_1h_cache: minutes after which the cache is gone; output_ratio: part of a
--           session's tokens.
--   value   The figure in that unit.
--   note    Where it comes from.
SELECT rule, CAST(value AS DECIMAL(18, 6)) AS value, note
FROM raw_reference__session_rules
