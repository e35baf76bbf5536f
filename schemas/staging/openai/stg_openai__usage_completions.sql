-- Tokens of chat and responses per UTC day and group. input_tokens of the vendor includes cache reads and writes; here the three stand apart.
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  user_id,
  api_key_id,
  model,
  batch AS is_batch,
  service_tier,
  CAST(coalesce(CAST(input_uncached_tokens AS BIGINT),
    CAST(input_tokens AS BIGINT) - coalesce(CAST(input_cached_tokens AS BIGINT), 0)
      - coalesce(CAST(input_cache_write_tokens AS BIGINT), 0)) AS BIGINT) AS uncached_input_tokens,
  CAST(coalesce(input_cached_tokens, 0) AS BIGINT) AS cache_read_tokens,
  CAST(coalesce(input_cache_write_tokens, 0) AS BIGINT) AS cache_write_tokens,
  CAST(output_tokens AS BIGINT) AS output_tokens,
  CAST(num_model_requests AS BIGINT) AS request_count
FROM raw_openai__usage_completions
