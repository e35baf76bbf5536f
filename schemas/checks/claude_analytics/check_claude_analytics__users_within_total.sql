-- Days on which the users' rows add up to more than the vendor's own total, read at the same watermark: something is counted twice.
-- source: claude-analytics
WITH users AS (
  SELECT usage_date, billing_account_id,
    sum(billed_usd) AS users_usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS users_tokens
  FROM int_claude_analytics__user_charges
  GROUP BY ALL
),
totals AS (
  SELECT usage_date, billing_account_id, c.billed_usd AS total_usd,
    u.uncached_input_tokens + u.cache_read_tokens + u.cache_write_5m_tokens + u.cache_write_1h_tokens + u.output_tokens AS total_tokens
  FROM stg_claude_analytics__cost_total c
  FULL JOIN stg_claude_analytics__usage_total u USING (usage_date, billing_account_id)
),
watermarks AS (
  SELECT part AS billing_account_id, usage_date
  FROM landed
  WHERE source = 'claude-analytics'
    AND entity IN ('user_cost_report', 'user_usage_report', 'cost_report_total', 'usage_report_total')
  GROUP BY ALL
  HAVING count(DISTINCT data_refreshed_at) > 1
)
SELECT usage_date, billing_account_id, users_usd, total_usd, users_usd - total_usd AS excess_usd, users_tokens, total_tokens
FROM users
JOIN totals USING (usage_date, billing_account_id)
ANTI JOIN watermarks USING (usage_date, billing_account_id)
WHERE users_usd > total_usd OR users_tokens > total_tokens
