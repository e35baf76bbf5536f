-- What the vendor's buckets per day, product and model hold beyond the users' rows: API keys and automation, which no seat pays for.
-- A group the buckets don't list (they stop at 100 a day) gives no residual; the day's remainder holds it.
-- A negative rest is not a service's: it is kept as 'unattributed', and a check blocks when the users exceed the day's total.
-- grain: usage_date, billing_account_id, product, model
WITH cost AS (
  SELECT usage_date, billing_account_id, coalesce(product, 'none') AS product, coalesce(model, 'none') AS model,
    sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd
  FROM stg_claude_analytics__cost
  GROUP BY ALL
),
usage AS (
  SELECT usage_date, billing_account_id, coalesce(product, 'none') AS product, coalesce(model, 'none') AS model,
    sum(uncached_input_tokens) AS uncached_input_tokens, sum(cache_read_tokens) AS cache_read_tokens,
    sum(cache_write_5m_tokens) AS cache_write_5m_tokens, sum(cache_write_1h_tokens) AS cache_write_1h_tokens,
    sum(output_tokens) AS output_tokens, sum(request_count) AS request_count
  FROM stg_claude_analytics__usage
  GROUP BY ALL
),
users AS (
  SELECT usage_date, billing_account_id, product, model,
    sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd,
    sum(uncached_input_tokens) AS uncached_input_tokens, sum(cache_read_tokens) AS cache_read_tokens,
    sum(cache_write_5m_tokens) AS cache_write_5m_tokens, sum(cache_write_1h_tokens) AS cache_write_1h_tokens,
    sum(output_tokens) AS output_tokens, sum(request_count) AS request_count
  FROM int_claude_analytics__user_charges
  GROUP BY ALL
),
residuals AS (
  -- bucket − users where the bucket exists; no bucket, no statement, hence 0
  SELECT
    usage_date, billing_account_id, product, model,
    coalesce(cost.list_usd - coalesce(users.list_usd, 0), 0) AS list_usd,
    coalesce(cost.billed_usd - coalesce(users.billed_usd, 0), 0) AS billed_usd,
    CAST(coalesce(usage.uncached_input_tokens - coalesce(users.uncached_input_tokens, 0), 0) AS BIGINT) AS uncached_input_tokens,
    CAST(coalesce(usage.cache_read_tokens - coalesce(users.cache_read_tokens, 0), 0) AS BIGINT) AS cache_read_tokens,
    CAST(coalesce(usage.cache_write_5m_tokens - coalesce(users.cache_write_5m_tokens, 0), 0) AS BIGINT) AS cache_write_5m_tokens,
    CAST(coalesce(usage.cache_write_1h_tokens - coalesce(users.cache_write_1h_tokens, 0), 0) AS BIGINT) AS cache_write_1h_tokens,
    CAST(coalesce(usage.output_tokens - coalesce(users.output_tokens, 0), 0) AS BIGINT) AS output_tokens,
    CAST(coalesce(usage.request_count - coalesce(users.request_count, 0), 0) AS BIGINT) AS request_count
  FROM cost
  FULL JOIN usage USING (usage_date, billing_account_id, product, model)
  LEFT JOIN users USING (usage_date, billing_account_id, product, model)
)
SELECT
  CASE WHEN least(list_usd, billed_usd) < 0 OR least(uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens,
    cache_write_1h_tokens, output_tokens, request_count) < 0 THEN 'unattributed' ELSE 'service' END AS principal_type,
  *
FROM residuals
WHERE list_usd <> 0 OR billed_usd <> 0 OR request_count <> 0
  OR uncached_input_tokens <> 0 OR cache_read_tokens <> 0 OR cache_write_5m_tokens <> 0 OR cache_write_1h_tokens <> 0 OR output_tokens <> 0
