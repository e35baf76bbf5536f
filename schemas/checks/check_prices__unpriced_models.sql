-- Models with tokens that have no price on the day: their estimate is too low by these tokens.
-- severity: warn
WITH priced AS (
  SELECT 'usage-events' AS source, provider, model, usage_date, unpriced_tokens FROM int_usage_events__priced
  UNION ALL
  SELECT 'claude-code', 'anthropic', model, usage_date, unpriced_tokens FROM int_claude_code_usage__priced
)
SELECT source, provider, model, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(unpriced_tokens) AS unpriced_tokens
FROM priced
WHERE unpriced_tokens > 0
GROUP BY source, provider, model
