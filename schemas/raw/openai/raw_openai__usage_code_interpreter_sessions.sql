-- OpenAI usage, code interpreter: sessions per UTC day and project (the vendor groups by nothing else).
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_code_interpreter_sessions (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  num_sessions UBIGINT NOT NULL,
  project_id VARCHAR
)
