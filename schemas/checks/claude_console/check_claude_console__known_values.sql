-- Kinds and tiers of cost that the Console has not shown before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: claude-console
WITH seen AS (
  SELECT 'cost_type' AS field, cost_type AS found, usage_date, billed_usd FROM int_claude_console__charges
  UNION ALL
  SELECT 'token_type', token_type, usage_date, billed_usd FROM int_claude_console__charges
  UNION ALL
  SELECT 'service_tier', service_tier, usage_date, billed_usd FROM int_claude_console__charges
  UNION ALL
  SELECT 'context_window', context_window, usage_date, billed_usd FROM int_claude_console__charges
  UNION ALL
  SELECT 'inference_geo', inference_geo, usage_date, billed_usd FROM int_claude_console__charges
),
known AS (
  SELECT field, found
  FROM (VALUES
    ('cost_type', 'tokens'), ('cost_type', 'web_search'), ('cost_type', 'code_execution'), ('cost_type', 'session_usage'),
    ('token_type', 'uncached_input_tokens'), ('token_type', 'cache_read_input_tokens'), ('token_type', 'output_tokens'),
    ('token_type', 'cache_creation.ephemeral_5m_input_tokens'), ('token_type', 'cache_creation.ephemeral_1h_input_tokens'),
    ('service_tier', 'standard'), ('service_tier', 'batch'), ('service_tier', 'priority'), ('service_tier', 'priority_on_demand'),
    ('service_tier', 'flex'), ('service_tier', 'flex_discount'),
    ('context_window', '0-200k'), ('context_window', '200k-1M'),
    ('inference_geo', 'global'), ('inference_geo', 'us'), ('inference_geo', 'not_available')
  ) AS listed (field, found)
)
SELECT field, found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM seen
ANTI JOIN known USING (field, found)
WHERE found <> 'none'
GROUP BY field, found
