-- Days on which the spend attributed to skills is more than the vendor's own total: it is no longer a part of the bill, as documented.
-- severity: warn
-- source: claude-analytics
WITH skills AS (
  SELECT usage_date, billing_account_id, sum(attributed_billed_usd) AS attributed_usd
  FROM stg_claude_analytics__skills
  GROUP BY ALL
)
SELECT usage_date, billing_account_id, attributed_usd, t.billed_usd AS total_usd
FROM skills
JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
WHERE attributed_usd > t.billed_usd
