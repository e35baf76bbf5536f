-- A row that two pages delivered would be charged twice.
SELECT 0 AS line_number, 'results' AS field, 'one row per day and group' AS expected, concat(row_count, ' rows on ', usage_date, ' for ', found_group) AS found,
  'run the extraction again; if it stays, the vendor groups by something new' AS "try", entity
FROM (
  SELECT 'costs' AS entity, usage_date, concat_ws(', ', project_id, line_item, api_key_id, quantity_unit) AS found_group, count(*) AS row_count
    FROM raw_openai__costs GROUP BY usage_date, part, project_id, line_item, api_key_id, quantity_unit
  UNION ALL SELECT 'costs_total' AS entity, usage_date, 'the whole organization' AS found_group, count(*) AS row_count FROM raw_openai__costs_total
    GROUP BY usage_date, part
  UNION ALL SELECT 'usage_completions' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model, batch, service_tier) AS found_group,
    count(*) AS row_count FROM raw_openai__usage_completions GROUP BY usage_date, part, project_id, user_id, api_key_id, model, batch, service_tier
  UNION ALL SELECT 'usage_embeddings' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model) AS found_group, count(*) AS row_count
    FROM raw_openai__usage_embeddings GROUP BY usage_date, part, project_id, user_id, api_key_id, model
  UNION ALL SELECT 'usage_moderations' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model) AS found_group, count(*) AS row_count
    FROM raw_openai__usage_moderations GROUP BY usage_date, part, project_id, user_id, api_key_id, model
  UNION ALL SELECT 'usage_images' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model, size, source) AS found_group,
    count(*) AS row_count FROM raw_openai__usage_images GROUP BY usage_date, part, project_id, user_id, api_key_id, model, size, source
  UNION ALL SELECT 'usage_audio_speeches' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model) AS found_group, count(*) AS row_count
    FROM raw_openai__usage_audio_speeches GROUP BY usage_date, part, project_id, user_id, api_key_id, model
  UNION ALL SELECT 'usage_audio_transcriptions' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model) AS found_group,
    count(*) AS row_count FROM raw_openai__usage_audio_transcriptions GROUP BY usage_date, part, project_id, user_id, api_key_id, model
  UNION ALL SELECT 'usage_vector_stores' AS entity, usage_date, concat_ws(', ', project_id) AS found_group, count(*) AS row_count
    FROM raw_openai__usage_vector_stores GROUP BY usage_date, part, project_id
  UNION ALL SELECT 'usage_code_interpreter_sessions' AS entity, usage_date, concat_ws(', ', project_id) AS found_group, count(*) AS row_count
    FROM raw_openai__usage_code_interpreter_sessions GROUP BY usage_date, part, project_id
  UNION ALL SELECT 'usage_file_search_calls' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, vector_store_id) AS found_group,
    count(*) AS row_count FROM raw_openai__usage_file_search_calls GROUP BY usage_date, part, project_id, user_id, api_key_id, vector_store_id
  UNION ALL SELECT 'usage_web_search_calls' AS entity, usage_date, concat_ws(', ', project_id, user_id, api_key_id, model, context_level) AS found_group,
    count(*) AS row_count FROM raw_openai__usage_web_search_calls GROUP BY usage_date, part, project_id, user_id, api_key_id, model, context_level
) AS answered
WHERE row_count > 1
