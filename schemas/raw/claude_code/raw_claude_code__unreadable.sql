-- What could not be read of local Claude Code session logs, a line a row, and the reason: never what stands there. Line 0 is the whole file. Everything else of
-- such a file has landed; it is read again by the next extraction.
CREATE TABLE raw_claude_code__unreadable (
  line_number UBIGINT NOT NULL,
  file VARCHAR NOT NULL,
  reason VARCHAR NOT NULL
)
