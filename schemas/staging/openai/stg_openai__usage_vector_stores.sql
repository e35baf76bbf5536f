-- Bytes in vector stores on a UTC day per project: a level, never summed over days.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  CAST(usage_bytes AS BIGINT) AS stored_bytes
FROM raw_openai__usage_vector_stores
