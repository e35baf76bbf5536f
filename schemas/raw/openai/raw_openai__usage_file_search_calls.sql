-- OpenAI usage, file search: calls per UTC day, project, user, API key and vector store.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_file_search_calls (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  num_requests UBIGINT NOT NULL,
  project_id VARCHAR,
  user_id VARCHAR,
  api_key_id VARCHAR,
  vector_store_id VARCHAR
)
