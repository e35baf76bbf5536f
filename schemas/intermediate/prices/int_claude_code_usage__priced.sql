-- Local Claude Code usage at list price: an estimate, kept as key for repositories and projects. It enters the ledger only where
-- ref_billing_authority names claude-code. What has no price is counted in unpriced_tokens and unpriced_web_search_count.
-- grain: usage_date, session_id, project, repository, git_branch, user_id, model, price_model, speed, service_tier, inference_geo, prompt_over_tokens
SELECT
  m.*,
  CAST((m.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
    + m.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
    + m.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
    + m.cache_write_1h_tokens * coalesce(p.cache_write_1h_usd_per_million, 0)
    + m.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001
    + m.web_search_count * coalesce(p.web_search_usd_per_thousand, 0) * 0.001 AS DECIMAL(38, 12)) AS list_usd,
  CASE WHEN p.uncached_input_usd_per_million IS NULL THEN m.uncached_input_tokens ELSE 0 END
    + CASE WHEN p.cache_read_usd_per_million IS NULL THEN m.cache_read_tokens ELSE 0 END
    + CASE WHEN p.cache_write_5m_usd_per_million IS NULL THEN m.cache_write_5m_tokens ELSE 0 END
    + CASE WHEN p.cache_write_1h_usd_per_million IS NULL THEN m.cache_write_1h_tokens ELSE 0 END
    + CASE WHEN p.output_usd_per_million IS NULL THEN m.output_tokens ELSE 0 END AS unpriced_tokens,
  CASE WHEN p.web_search_usd_per_thousand IS NULL THEN m.web_search_count ELSE 0 END AS unpriced_web_search_count
FROM int_claude_code_usage__daily m
LEFT JOIN int_model_prices__daily p
  ON p.provider = 'anthropic' AND p.model = m.model AND p.price_model = m.price_model AND p.speed = m.speed AND p.service_tier = m.service_tier
  AND p.inference_geo = m.inference_geo AND p.prompt_over_tokens = m.prompt_over_tokens AND p.usage_date = m.usage_date
