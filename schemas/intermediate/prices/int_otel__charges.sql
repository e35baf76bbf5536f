-- Use told by telemetry at list price, per day, tool, user, model and repository: estimates under the source's own id, in the ledger only where nobody bills
-- the provider's use.
-- grain: source_row_key
SELECT
  provider,
  'otel' AS billing_account_id,
  usage_date,
  nullif(user_id, 'none') AS principal_id,
  max(email) AS principal_email,
  product,
  model,
  speed,
  service_tier,
  nullif(repository, 'none') AS repository,
  nullif(project, 'none') AS workspace_id,
  nullif(cost_center, 'none') AS vendor_cost_center,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  CAST(sum(list_usd) AS DECIMAL(38, 12)) AS list_usd,
  CAST(sum(list_usd) AS DECIMAL(38, 12)) AS billed_usd,
  true AS is_estimate,
  concat_ws('|', provider, usage_date, product, user_id, model, speed, service_tier, repository, project, cost_center) AS source_row_key
FROM int_otel__priced
GROUP BY provider, usage_date, product, user_id, model, speed, service_tier, repository, project, cost_center
