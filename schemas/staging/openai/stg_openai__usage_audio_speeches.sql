-- Characters spoken per UTC day, project, user, API key and model.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  model,
  CAST(characters AS BIGINT) AS character_count,
  CAST(num_model_requests AS BIGINT) AS request_count
FROM raw_openai__usage_audio_speeches
