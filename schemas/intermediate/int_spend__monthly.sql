-- What each month used and cost per cost center, person and kind of charge (what FOCUS calls a SKU: product, model, context window, tier, kind of token).
-- grain: charge_month, cost_center_id, person_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type, cost_type, charge_category
SELECT
  CAST(date_trunc('month', usage_date) AS DATE) AS charge_month,
  cost_center_id,
  coalesce(person_id, 'unattributed') AS person_id,
  provider,
  product,
  model,
  context_window,
  service_tier,
  speed,
  inference_geo,
  token_type,
  cost_type,
  charge_category,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  sum(billed_usd) AS billed_usd
FROM int_charges__assigned
GROUP BY ALL
