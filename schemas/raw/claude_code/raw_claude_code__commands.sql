-- Uses of tools and slash commands in local Claude Code session logs, copies of resumed sessions and all: names and whether the result was an error. What a
-- tool was given, what it gave back and what people wrote never land, nor the command line of a shell. A name that does not look like one is NULL.
CREATE TABLE raw_claude_code__commands (
  line_number UBIGINT NOT NULL,
  "timestamp" TIMESTAMPTZ NOT NULL,
  "sessionId" VARCHAR,
  uuid VARCHAR,
  "isSidechain" BOOLEAN,
  "type" VARCHAR NOT NULL,
  id VARCHAR,
  name VARCHAR,
  is_error BOOLEAN
)
