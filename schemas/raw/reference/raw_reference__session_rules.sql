-- When a session with a long context is idle (session_rules.csv), one rule a line. long_context_tokens: a prompt of at least so many tokens is a long context.
-- pause_minutes, pause_minutes_1h_cache: after a longer pause the cache is gone, the latter where a session writes to the cache of one hour. output_ratio: at
-- most so much of a session's tokens is little output.
CREATE TABLE raw_reference__session_rules (
  line_number UBIGINT NOT NULL,
  rule VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  note VARCHAR
)
