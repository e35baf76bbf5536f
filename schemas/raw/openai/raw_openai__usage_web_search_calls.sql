-- OpenAI usage, web search: calls per UTC day, project, user, API key, model and context level.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_web_search_calls (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  num_requests UBIGINT NOT NULL,
  num_model_requests UBIGINT,
  project_id VARCHAR,
  user_id VARCHAR,
  api_key_id VARCHAR,
  model VARCHAR,
  context_level VARCHAR
)
