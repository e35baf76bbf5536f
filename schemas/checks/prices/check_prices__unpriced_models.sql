-- Models with tokens or web searches that have no price on the day under their speed and service tier: their estimate is too low by these.
-- severity: warn
SELECT source, provider, model, speed, service_tier, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date,
  sum(unpriced_tokens) AS unpriced_tokens, sum(unpriced_web_search_count) AS unpriced_web_search_count
FROM int_token_use__priced
WHERE unpriced_tokens > 0 OR unpriced_web_search_count > 0
GROUP BY source, provider, model, speed, service_tier
