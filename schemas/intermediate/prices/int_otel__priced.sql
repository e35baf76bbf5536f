-- Use told by telemetry at list price: an estimate, and a key for repositories, projects and teams. reported_usd is what the tool reckoned: it is compared,
-- never added. What has no price is counted in unpriced_tokens.
-- grain: usage_date, provider, product, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, organization_id, repository,
--      project, team, cost_center
SELECT
  e.*,
  CAST((e.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
    + e.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
    + e.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
    + e.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS list_usd,
  CASE WHEN p.uncached_input_usd_per_million IS NULL THEN e.uncached_input_tokens ELSE 0 END
    + CASE WHEN p.cache_read_usd_per_million IS NULL THEN e.cache_read_tokens ELSE 0 END
    + CASE WHEN p.cache_write_5m_usd_per_million IS NULL THEN e.cache_write_5m_tokens ELSE 0 END
    + CASE WHEN p.output_usd_per_million IS NULL THEN e.output_tokens ELSE 0 END AS unpriced_tokens
FROM int_otel__daily e
LEFT JOIN int_model_prices__daily p
  ON p.provider = e.provider AND p.model = e.model AND p.price_model = e.price_model AND p.speed = e.speed AND p.service_tier = e.service_tier
  AND p.inference_geo = e.inference_geo AND p.prompt_over_tokens = e.prompt_over_tokens AND p.usage_date = e.usage_date
