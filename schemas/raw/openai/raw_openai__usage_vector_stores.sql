-- OpenAI usage, vector stores: bytes kept on a UTC day, per project (the vendor groups by nothing else). A level, not a flow: never sum it over days.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_vector_stores (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  usage_bytes UBIGINT NOT NULL,
  project_id VARCHAR
)
