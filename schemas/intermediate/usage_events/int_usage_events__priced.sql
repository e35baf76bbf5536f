-- Usage events at list price: an estimate. Priced after aggregation, which is exact because price × tokens is linear.
-- The normal form has one kind of cache write; it is priced as the 5-minute kind. Tokens without a price are counted in unpriced_tokens.
-- grain: usage_date, provider, user_id, model, price_model
SELECT
  e.*,
  CAST((e.uncached_input_tokens * coalesce(p.uncached_input_usd_per_million, 0)
    + e.cache_read_tokens * coalesce(p.cache_read_usd_per_million, 0)
    + e.cache_write_tokens * coalesce(p.cache_write_5m_usd_per_million, 0)
    + e.output_tokens * coalesce(p.output_usd_per_million, 0)) * 0.000001 AS DECIMAL(38, 12)) AS list_usd,
  CASE WHEN p.uncached_input_usd_per_million IS NULL THEN e.uncached_input_tokens ELSE 0 END
    + CASE WHEN p.cache_read_usd_per_million IS NULL THEN e.cache_read_tokens ELSE 0 END
    + CASE WHEN p.cache_write_5m_usd_per_million IS NULL THEN e.cache_write_tokens ELSE 0 END
    + CASE WHEN p.output_usd_per_million IS NULL THEN e.output_tokens ELSE 0 END AS unpriced_tokens
FROM int_usage_events__daily e
LEFT JOIN int_model_prices__daily p
  ON p.provider = e.provider AND p.price_model = e.price_model AND p.usage_date = e.usage_date AND p.speed = 'standard'
