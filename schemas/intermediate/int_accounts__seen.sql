-- Each source's billing accounts and the days they span. usage-events and claude-code don't know the vendor's account and stand under their own id.
-- grain: provider, billing_account_id, source
WITH days AS (
  SELECT 'anthropic' AS provider, part AS billing_account_id, 'claude-analytics' AS source, usage_date
  FROM landed
  WHERE source = 'claude-analytics' AND entity = 'user_cost_report'
  UNION ALL
  SELECT 'anthropic', billing_account_id, 'claude-analytics', usage_date FROM int_claude_analytics__user_charges
  UNION ALL
  SELECT 'anthropic', billing_account_id, 'claude-analytics', usage_date FROM stg_claude_analytics__cost_total
  UNION ALL
  SELECT provider, 'usage-events', 'usage-events', usage_date FROM int_usage_events__daily
  UNION ALL
  SELECT 'anthropic', 'claude-code', 'claude-code', usage_date FROM int_claude_code_usage__daily
  UNION ALL
  SELECT 'anthropic', billing_account_id, 'spend-report', period_start_date FROM int_spend_report__selected
)
SELECT
  provider,
  billing_account_id,
  source,
  min(usage_date) AS first_usage_date,
  max(usage_date) AS last_usage_date
FROM days
GROUP BY ALL
