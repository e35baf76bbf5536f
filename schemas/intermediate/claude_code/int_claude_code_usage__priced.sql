-- Local Claude Code usage at list price: an estimate, kept as key for repositories and projects. It enters the ledger only where
-- ref_billing_authority names claude-code. Tokens without a price are counted in unpriced_tokens.
-- grain: usage_date, session_id, project, repository, git_branch, user_id, model, price_model, speed
SELECT
  m.*,
  CAST((m.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
    + m.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
    + m.cache_write_5m_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
    + m.cache_write_1h_tokens * coalesce(p.cache_write_1h_usd_per_million, 0)
    + m.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS list_usd,
  CASE WHEN p.uncached_input_usd_per_million IS NULL THEN m.uncached_input_tokens ELSE 0 END
    + CASE WHEN p.cache_read_usd_per_million IS NULL THEN m.cache_read_tokens ELSE 0 END
    + CASE WHEN p.cache_write_5m_usd_per_million IS NULL THEN m.cache_write_5m_tokens ELSE 0 END
    + CASE WHEN p.cache_write_1h_usd_per_million IS NULL THEN m.cache_write_1h_tokens ELSE 0 END
    + CASE WHEN p.output_usd_per_million IS NULL THEN m.output_tokens ELSE 0 END AS unpriced_tokens
FROM int_claude_code_usage__daily m
LEFT JOIN int_model_prices__daily p
  ON p.provider = 'anthropic' AND p.price_model = m.price_model AND p.usage_date = m.usage_date AND p.speed = m.speed
