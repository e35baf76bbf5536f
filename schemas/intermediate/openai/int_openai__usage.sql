-- What was used of OpenAI per day and group, from the ten usage reports: allocation keys and explanation of the charges, never added to them.
-- consumed_quantity counts what the report counts, in consumed_unit; bytes of vector stores are a level, never summed over days.
-- grain: usage_date, billing_account_id, usage_kind, project_id, user_id, api_key_id, model, is_batch, service_tier, usage_detail
WITH reports AS (
  SELECT *, 'completions' AS usage_kind, uncached_input_tokens + cache_read_tokens + cache_write_tokens + output_tokens AS quantity, 'tokens' AS consumed_unit
    FROM stg_openai__usage_completions
  UNION ALL BY NAME
  SELECT *, 'embeddings' AS usage_kind, uncached_input_tokens AS quantity, 'tokens' AS consumed_unit FROM stg_openai__usage_embeddings
  UNION ALL BY NAME
  SELECT *, 'moderations' AS usage_kind, uncached_input_tokens AS quantity, 'tokens' AS consumed_unit FROM stg_openai__usage_moderations
  UNION ALL BY NAME
  SELECT *, 'images' AS usage_kind, image_count AS quantity, 'images' AS consumed_unit, concat_ws(' ', image_size, image_source) AS usage_detail
    FROM stg_openai__usage_images
  UNION ALL BY NAME
  SELECT *, 'audio_speeches' AS usage_kind, character_count AS quantity, 'characters' AS consumed_unit FROM stg_openai__usage_audio_speeches
  UNION ALL BY NAME
  SELECT *, 'audio_transcriptions' AS usage_kind, second_count AS quantity, 'seconds' AS consumed_unit FROM stg_openai__usage_audio_transcriptions
  UNION ALL BY NAME
  SELECT *, 'vector_stores' AS usage_kind, stored_bytes AS quantity, 'bytes' AS consumed_unit FROM stg_openai__usage_vector_stores
  UNION ALL BY NAME
  SELECT *, 'code_interpreter_sessions' AS usage_kind, session_count AS quantity, 'sessions' AS consumed_unit FROM stg_openai__usage_code_interpreter_sessions
  UNION ALL BY NAME
  SELECT *, 'file_search_calls' AS usage_kind, call_count AS quantity, 'calls' AS consumed_unit, vector_store_id AS usage_detail
    FROM stg_openai__usage_file_search_calls
  UNION ALL BY NAME
  SELECT *, 'web_search_calls' AS usage_kind, call_count AS quantity, 'calls' AS consumed_unit, context_level AS usage_detail
    FROM stg_openai__usage_web_search_calls
)
SELECT
  usage_date,
  billing_account_id,
  usage_kind,
  coalesce(project_id, 'none') AS project_id,
  coalesce(user_id, 'none') AS user_id,
  coalesce(api_key_id, 'none') AS api_key_id,
  coalesce(model, 'none') AS model,
  coalesce(is_batch, false) AS is_batch,
  coalesce(service_tier, 'none') AS service_tier,
  coalesce(nullif(usage_detail, ''), 'none') AS usage_detail,
  coalesce(uncached_input_tokens, 0) AS uncached_input_tokens,
  coalesce(cache_read_tokens, 0) AS cache_read_tokens,
  coalesce(cache_write_tokens, 0) AS cache_write_tokens,
  coalesce(output_tokens, 0) AS output_tokens,
  coalesce(request_count, 0) AS request_count,
  quantity AS consumed_quantity,
  consumed_unit
FROM reports
