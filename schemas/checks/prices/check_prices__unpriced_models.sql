-- Models with tokens or web searches that have no price on the day under their speed and service tier: their estimate is too low by these.
-- severity: warn
WITH priced AS (
  SELECT 'usage-events' AS source, provider, model, speed, service_tier, usage_date, unpriced_tokens, unpriced_web_search_count FROM int_usage_events__priced
  UNION ALL
  SELECT 'claude-code', 'anthropic', model, speed, service_tier, usage_date, unpriced_tokens, unpriced_web_search_count FROM int_claude_code_usage__priced
  UNION ALL
  SELECT 'otel', provider, model, speed, service_tier, usage_date, unpriced_tokens, 0 FROM int_otel__priced
)
SELECT source, provider, model, speed, service_tier, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date,
  sum(unpriced_tokens) AS unpriced_tokens, sum(unpriced_web_search_count) AS unpriced_web_search_count
FROM priced
WHERE unpriced_tokens > 0 OR unpriced_web_search_count > 0
GROUP BY source, provider, model, speed, service_tier
