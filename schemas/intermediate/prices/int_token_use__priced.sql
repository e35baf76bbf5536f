-- Tokens used at list price: an estimate, and a key for repositories, projects and teams. Priced after aggregation, which is exact because price × tokens is
-- linear and each row's requests share their price. What has no price is counted in unpriced_tokens and unpriced_web_search_count. list_usd is what our table
-- says; where it has no price for some of a row, what the source reckoned if that is more; and what the source reckoned for requests without tokens.
-- price_basis
-- says which: listed, reported, or none.
-- grain: source, usage_date, provider, product, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens, vendor_repository,
--      workspace_id, vendor_cost_center, project, repository, reported_cost
WITH priced AS (
  SELECT
    u.*,
    CAST((u.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
      + u.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
      + u.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
      + u.cache_write_1h_tokens * coalesce(p.cache_write_1h_usd_per_million, 0)
      + u.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001
      + u.web_search_count * coalesce(p.web_search_usd_per_thousand, 0) * 0.001 AS DECIMAL(38, 12)) AS priced_usd,
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
)
SELECT
  *,
  CASE WHEN unpriced_tokens + unpriced_web_search_count = 0 AND reported_cost IS DISTINCT FROM 'alone' THEN 'listed'
       WHEN reported_usd > priced_usd THEN 'reported'
       ELSE 'none' END AS price_basis,
  CASE price_basis WHEN 'reported' THEN CAST(reported_usd AS DECIMAL(38, 12)) ELSE priced_usd END AS list_usd
FROM priced
