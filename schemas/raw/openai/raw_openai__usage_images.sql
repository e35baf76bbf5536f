-- OpenAI usage, images made per UTC day, project, user, API key, model, size and source.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_images (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  images UBIGINT NOT NULL,
  num_model_requests UBIGINT NOT NULL,
  "size" VARCHAR,
  "source" VARCHAR,
  project_id VARCHAR,
  user_id VARCHAR,
  api_key_id VARCHAR,
  model VARCHAR
)
