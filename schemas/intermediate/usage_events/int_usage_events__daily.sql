-- Request-level usage events per day, principal and model. The one reader of the events: everything later works on these few rows.
-- grain: usage_date, provider, user_id, model, price_model
SELECT
  usage_date,
  provider,
  coalesce(user_id, 'none') AS user_id,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_tokens) AS BIGINT) AS cache_write_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(request_count) AS BIGINT) AS request_count
FROM stg_usage_events__requests
GROUP BY ALL
