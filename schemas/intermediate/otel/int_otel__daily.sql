-- Use told by telemetry per day, tool, user, model, terms of use and what a team tags it with. Cache writes of unknown kind stand with the 5-minute kind.
-- hour_mask: bit h is set when hour h (UTC) has a request.
-- grain: usage_date, provider, product, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, organization_id, repository,
--      project, team, cost_center
SELECT
  usage_date,
  provider,
  product,
  coalesce(user_id, 'none') AS user_id,
  coalesce(model, 'none') AS model,
  coalesce(price_model, model, 'none') AS price_model,
  price_speed(speed) AS speed,
  price_tier(service_tier) AS service_tier,
  'none' AS inference_geo,
  prompt_over_tokens,
  coalesce(organization_id, 'none') AS organization_id,
  coalesce(repository, 'none') AS repository,
  coalesce(project, 'none') AS project,
  coalesce(team, 'none') AS team,
  coalesce(cost_center, 'none') AS cost_center,
  max(email) AS email,
  bit_or(CAST(1 << hour(at_utc) AS INTEGER)) AS hour_mask,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  CAST(sum(request_count) AS BIGINT) AS request_count,
  CAST(sum(reported_usd) AS DECIMAL(38, 12)) AS reported_usd
FROM int_otel__counted
GROUP BY ALL
