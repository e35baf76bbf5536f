-- Tokens of embeddings per UTC day, project, user, API key and model.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  model,
  CAST(input_tokens AS BIGINT) AS uncached_input_tokens,
  CAST(num_model_requests AS BIGINT) AS request_count
FROM raw_openai__usage_embeddings
