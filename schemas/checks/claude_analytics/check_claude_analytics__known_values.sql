-- Products and tiers the vendor has not used before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: claude-analytics
WITH seen AS (
  SELECT 'product' AS field, product AS found, usage_date, billed_usd FROM int_claude_analytics__charges
  UNION ALL
  SELECT 'context_window', context_window, usage_date, billed_usd FROM int_claude_analytics__charges
  UNION ALL
  SELECT 'inference_geo', inference_geo, usage_date, billed_usd FROM int_claude_analytics__charges
  UNION ALL
  SELECT 'speed', speed, usage_date, billed_usd FROM int_claude_analytics__charges
  UNION ALL
  SELECT 'cost_type', cost_type, usage_date, billed_usd FROM int_claude_analytics__cost_parts
  UNION ALL
  SELECT 'token_type', token_type, usage_date, billed_usd FROM int_claude_analytics__cost_parts
),
known AS (
  SELECT field, found
  FROM (VALUES
    ('product', 'chat'), ('product', 'claude_code'), ('product', 'cowork'), ('product', 'office_agent'), ('product', 'claude_in_chrome'),
    ('product', 'claude_design'), ('product', 'claude-tag'), ('product', 'claude-in-slack'), ('product', 'claude_in_slack'), ('product', 'other'),
    ('context_window', '0-200k'), ('context_window', '200k-1M'),
    ('inference_geo', 'global'), ('inference_geo', 'us'), ('inference_geo', 'not_available'),
    ('speed', 'standard'), ('speed', 'fast'),
    ('cost_type', 'tokens'), ('cost_type', 'web_search'), ('cost_type', 'code_execution'),
    ('token_type', 'uncached_input_tokens'), ('token_type', 'cache_read_tokens'), ('token_type', 'cache_write_5m_tokens'),
    ('token_type', 'cache_write_1h_tokens'), ('token_type', 'output_tokens')
  ) AS listed (field, found)
)
SELECT field, found, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_usd) AS billed_usd
FROM seen
ANTI JOIN known USING (field, found)
WHERE found <> 'none'
GROUP BY field, found
