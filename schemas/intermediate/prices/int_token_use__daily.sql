-- Tokens used per day, source, product, user, model, terms of use and what a tag or the working folder names. The one reader of single requests but for
-- sessions: everything later works on these few rows. Cache writes of unknown kind stand with the 5-minute kind. hour_mask: bit h is set when hour h (UTC) has
-- a request. reported_cost says what the source reckoned of each of a row's requests: none, beside_tokens, or alone where it tells no tokens (an image, a call
-- passed through).
-- grain: source, usage_date, provider, product, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, vendor_repository,
--      workspace_id, vendor_cost_center, project, repository, reported_cost
SELECT
  source,
  usage_date,
  provider,
  product,
  user_id,
  model,
  price_model,
  speed,
  service_tier,
  inference_geo,
  prompt_over_tokens,
  coalesce(vendor_repository, 'none') AS vendor_repository,
  coalesce(workspace_id, 'none') AS workspace_id,
  coalesce(vendor_cost_center, 'none') AS vendor_cost_center,
  coalesce(project, 'none') AS project,
  coalesce(repository, 'none') AS repository,
  -- A metric's increments tell tokens and cost apart, of one use.
  CASE WHEN request_count = 0 THEN 'beside_tokens'
       WHEN reported_usd IS NULL THEN 'none'
       WHEN uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens + web_search_count > 0
         THEN 'beside_tokens'
       ELSE 'alone' END AS reported_cost,
  max(email) AS email,
  bit_or(CAST(1 << hour(at_utc) AS INTEGER)) AS hour_mask,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(web_search_count) AS BIGINT) AS web_search_count,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  CAST(sum(reported_usd) AS DECIMAL(38, 12)) AS reported_usd,
  CAST(coalesce(sum(other_line_count), 0) AS BIGINT) AS other_line_count,
  CAST(coalesce(sum(other_line_tokens), 0) AS BIGINT) AS other_line_tokens
FROM each_source__token_use
GROUP BY ALL
