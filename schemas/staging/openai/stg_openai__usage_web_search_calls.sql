-- Web search calls per UTC day, project, user, API key, model and context level.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  model,
  context_level,
  CAST(num_requests AS BIGINT) AS call_count,
  CAST(coalesce(num_model_requests, 0) AS BIGINT) AS request_count
FROM raw_openai__usage_web_search_calls
