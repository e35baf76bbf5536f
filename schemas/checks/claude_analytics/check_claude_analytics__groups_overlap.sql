-- Users whose cost in a group is not their whole cost of that day. By the vendor's rule a member counts fully in every group, which is why groups are never
-- summed; if that no longer holds, mart_group_spend_daily means something else than it says.
-- severity: warn
-- source: claude-analytics
WITH users AS (
  SELECT usage_date, billing_account_id, user_id, sum(billed_usd) AS user_usd
  FROM stg_claude_analytics__user_cost
  GROUP BY ALL
),
watermarks AS (
  SELECT part AS billing_account_id, usage_date
  FROM landed
  WHERE source = 'claude-analytics' AND entity IN ('user_cost_report', 'user_cost_by_group')
  GROUP BY ALL
  HAVING count(DISTINCT data_refreshed_at) > 1
)
SELECT usage_date, billing_account_id, user_id, coalesce(g.group_id, 'none') AS group_id, g.billed_usd AS group_usd, user_usd
FROM stg_claude_analytics__user_cost_by_group g
JOIN users USING (usage_date, billing_account_id, user_id)
ANTI JOIN watermarks USING (usage_date, billing_account_id)
WHERE abs(g.billed_usd - user_usd) > 0.01
