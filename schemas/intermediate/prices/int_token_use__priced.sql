-- Tokens used at list price: an estimate, and a key for repositories, projects and teams. Priced after aggregation, which is exact because price × tokens is
-- linear and each row's requests share their price. What has no price is counted in unpriced_tokens and unpriced_web_search_count.
-- grain: source, usage_date, provider, product, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, vendor_repository,
--      workspace_id, vendor_cost_center, project, repository
SELECT
  u.*,
  CAST((u.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
    + u.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
    + u.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
    + u.cache_write_1h_tokens * coalesce(p.cache_write_1h_usd_per_million, 0)
    + u.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001
    + u.web_search_count * coalesce(p.web_search_usd_per_thousand, 0) * 0.001 AS DECIMAL(38, 12)) AS list_usd,
  CASE WHEN p.uncached_input_usd_per_million IS NULL THEN u.uncached_input_tokens ELSE 0 END
    + CASE WHEN p.cache_read_usd_per_million IS NULL THEN u.cache_read_tokens ELSE 0 END
    + CASE WHEN p.cache_write_5m_usd_per_million IS NULL THEN u.cache_write_5m_tokens ELSE 0 END
    + CASE WHEN p.cache_write_1h_usd_per_million IS NULL THEN u.cache_write_1h_tokens ELSE 0 END
    + CASE WHEN p.output_usd_per_million IS NULL THEN u.output_tokens ELSE 0 END AS unpriced_tokens,
  CASE WHEN p.web_search_usd_per_thousand IS NULL THEN u.web_search_count ELSE 0 END AS unpriced_web_search_count
FROM int_token_use__daily u
LEFT JOIN int_model_prices__daily p
  ON p.provider = u.provider AND p.model = u.model AND p.price_model = u.price_model AND p.speed = u.speed AND p.service_tier = u.service_tier
  AND p.inference_geo = u.inference_geo AND p.prompt_over_tokens = u.prompt_over_tokens AND p.usage_date = u.usage_date
