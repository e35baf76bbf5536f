-- The vendor's own ungrouped total per day. An empty answer is a total of zero; a total that never landed is missing. Charges and total compare only
-- at the same watermark.
-- grain: provider, billing_account_id, usage_date
WITH landings AS (
  SELECT
    part AS billing_account_id,
    usage_date,
    bool_or(entity = 'cost_report_total') AS has_landed_total,
    max(data_refreshed_at) FILTER (WHERE entity = 'user_cost_report') AS users_refreshed_at,
    max(data_refreshed_at) FILTER (WHERE entity = 'cost_report_total') AS total_refreshed_at
  FROM landed
  WHERE source = 'claude-analytics' AND entity IN ('user_cost_report', 'cost_report_total')
  GROUP BY ALL
)
SELECT
  'anthropic' AS provider,
  billing_account_id,
  usage_date,
  CASE WHEN w.has_landed_total THEN coalesce(t.billed_usd, 0) ELSE t.billed_usd END AS statement_usd,
  coalesce(NOT w.has_landed_total, true) AND t.billed_usd IS NULL AS is_missing,
  w.users_refreshed_at IS DISTINCT FROM w.total_refreshed_at AS is_not_yet_refreshed
FROM landings w
FULL JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
