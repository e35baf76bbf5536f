-- File search calls per UTC day, project, user, API key and vector store.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  vector_store_id,
  CAST(num_requests AS BIGINT) AS call_count
FROM raw_openai__usage_file_search_calls
