-- Days whose breakdown by cost type and token type leaves out more than a hundredth of the total: groups beyond the vendor's 100 a day. The rest stands in
-- mart_cost_breakdown_daily with every dimension 'none'.
-- severity: warn
-- source: claude-analytics
WITH breakdown AS (
  SELECT usage_date, billing_account_id, sum(billed_usd) AS breakdown_usd
  FROM stg_claude_analytics__cost_breakdown
  GROUP BY ALL
)
SELECT usage_date, billing_account_id, breakdown_usd, t.billed_usd AS total_usd, t.billed_usd - breakdown_usd AS rest_usd
FROM breakdown
JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
WHERE (t.billed_usd - breakdown_usd) * 100 > t.billed_usd
