-- Models with tokens or web searches that have no price on the day under their speed and service tier. Where the source reckoned a cost, that stands in as
-- reported_usd; otherwise the estimate is too low by these tokens.
-- severity: warn
SELECT source, provider, model, speed, service_tier, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date,
  sum(unpriced_tokens) AS unpriced_tokens, sum(unpriced_web_search_count) AS unpriced_web_search_count,
  sum(reported_usd) FILTER (WHERE price_basis = 'reported') AS reported_usd
FROM int_token_use__priced
WHERE unpriced_tokens > 0 OR unpriced_web_search_count > 0
GROUP BY source, provider, model, speed, service_tier
ORDER BY sum(unpriced_tokens) DESC, model
