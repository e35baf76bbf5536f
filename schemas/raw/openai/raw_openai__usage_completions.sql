-- OpenAI usage, chat and responses: tokens per UTC day, project, user, API key, model, batch and service tier.
-- input_tokens INCLUDES input_cached_tokens and input_cache_write_tokens; the text, audio and image counts are parts of the same tokens.
-- start_time and end_time (Unix seconds) come from the day bucket around the row.
CREATE TABLE raw_openai__usage_completions (
  start_time BIGINT NOT NULL,
  end_time BIGINT NOT NULL,
  "object" VARCHAR,
  input_tokens UBIGINT NOT NULL,
  output_tokens UBIGINT NOT NULL,
  num_model_requests UBIGINT NOT NULL,
  input_cached_tokens UBIGINT,
  input_cache_write_tokens UBIGINT,
  input_uncached_tokens UBIGINT,
  input_text_tokens UBIGINT,
  output_text_tokens UBIGINT,
  input_cached_text_tokens UBIGINT,
  input_audio_tokens UBIGINT,
  input_cached_audio_tokens UBIGINT,
  output_audio_tokens UBIGINT,
  input_image_tokens UBIGINT,
  input_cached_image_tokens UBIGINT,
  output_image_tokens UBIGINT,
  project_id VARCHAR,
  user_id VARCHAR,
  api_key_id VARCHAR,
  model VARCHAR,
  batch BOOLEAN,
  service_tier VARCHAR
)
