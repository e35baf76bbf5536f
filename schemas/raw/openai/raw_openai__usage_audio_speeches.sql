-- OpenAI usage, text to speech: characters per UTC day, project, user, API key and model.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_audio_speeches (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  characters UBIGINT NOT NULL,
  num_model_requests UBIGINT NOT NULL,
  project_id VARCHAR,
  user_id VARCHAR,
  api_key_id VARCHAR,
  model VARCHAR
)
