-- Days on which the breakdown by cost type and token type is more than the vendor's own total, read at the same watermark: something is counted twice.
-- A cent is left for the vendor's rounding of hundreds of rows.
-- source: claude-analytics
WITH breakdown AS (
  SELECT usage_date, billing_account_id, sum(billed_usd) AS breakdown_usd
  FROM stg_claude_analytics__cost_breakdown
  GROUP BY ALL
),
watermarks AS (
  SELECT part AS billing_account_id, usage_date
  FROM landed
  WHERE source = 'claude-analytics' AND entity IN ('cost_breakdown', 'cost_report_total')
  GROUP BY ALL
  HAVING count(DISTINCT data_refreshed_at) > 1
)
SELECT usage_date, billing_account_id, breakdown_usd, t.billed_usd AS total_usd, breakdown_usd - t.billed_usd AS excess_usd
FROM breakdown
JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
ANTI JOIN watermarks USING (usage_date, billing_account_id)
WHERE breakdown_usd - t.billed_usd > 0.01
