-- Lines of local Claude Code session logs that carry usage, duplicates and all: one API answer is written as several lines.
-- Figures and places only: prompts, answers and file contents never land. input_tokens excludes the cache. Times are UTC. iterations are the calls behind an
-- answer; those of another model (an advisor) stand in no other figure.
CREATE TABLE raw_claude_code__messages (
  line_number UBIGINT NOT NULL,
  "type" VARCHAR,
  "timestamp" TIMESTAMPTZ NOT NULL,
  "sessionId" VARCHAR,
  "requestId" VARCHAR,
  uuid VARCHAR,
  "parentUuid" VARCHAR,
  "isSidechain" BOOLEAN,
  "isApiErrorMessage" BOOLEAN,
  version VARCHAR,
  cwd VARCHAR,
  "gitBranch" VARCHAR,
  message STRUCT(id VARCHAR, model VARCHAR, "role" VARCHAR, stop_reason VARCHAR,
    usage STRUCT(input_tokens UBIGINT, output_tokens UBIGINT, cache_creation_input_tokens UBIGINT, cache_read_input_tokens UBIGINT,
    cache_creation STRUCT(ephemeral_5m_input_tokens UBIGINT, ephemeral_1h_input_tokens UBIGINT),
    server_tool_use STRUCT(web_search_requests UBIGINT, web_fetch_requests UBIGINT), service_tier VARCHAR, speed VARCHAR, inference_geo VARCHAR,
    iterations STRUCT("type" VARCHAR, model VARCHAR, input_tokens UBIGINT, output_tokens UBIGINT, cache_creation_input_tokens UBIGINT,
      cache_read_input_tokens UBIGINT, cache_creation STRUCT(ephemeral_5m_input_tokens UBIGINT, ephemeral_1h_input_tokens UBIGINT))[])) NOT NULL
)
