-- Days of each organization that Claude Analytics has answered: whole when all four reports have landed and the vendor's watermark lies at or after the day's
-- end.
-- grain: provider, billing_account_id, usage_date
SELECT
  'anthropic' AS provider,
  part AS billing_account_id,
  usage_date,
  count(DISTINCT entity) FILTER (WHERE data_refreshed_at >= CAST(usage_date + 1 AS TIMESTAMPTZ)) = 4 AS is_complete
FROM landed
WHERE source = 'claude-analytics' AND entity IN ('user_cost_report', 'user_usage_report', 'cost_report_total', 'usage_report_total')
GROUP BY ALL
