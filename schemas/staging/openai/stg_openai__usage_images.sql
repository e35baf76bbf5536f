-- Images made per UTC day, project, user, API key, model, size and source.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  model,
  "size" AS image_size,
  "source" AS image_source,
  CAST(images AS BIGINT) AS image_count,
  CAST(num_model_requests AS BIGINT) AS request_count
FROM raw_openai__usage_images
