-- The ledger of a day beside the vendor's own ungrouped total, where Claude Analytics is the bill. An empty answer is a total of zero;
-- a total that never landed is missing. The two compare only at the same watermark.
-- grain: usage_date, provider, billing_account_id
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
),
ledger AS (
  SELECT usage_date, billing_account_id, sum(billed_usd) AS ledger_usd
  FROM int_charges__unioned
  WHERE provider = 'anthropic'
  GROUP BY ALL
)
SELECT
  a.usage_date,
  a.provider,
  a.billing_account_id,
  coalesce(l.ledger_usd, 0) AS ledger_usd,
  CASE WHEN w.has_landed_total THEN coalesce(t.billed_usd, 0) ELSE t.billed_usd END AS statement_usd,
  coalesce(NOT w.has_landed_total, true) AND t.billed_usd IS NULL AS is_missing,
  w.users_refreshed_at IS DISTINCT FROM w.total_refreshed_at AS is_not_yet_refreshed
FROM int_billing_authority__daily a
LEFT JOIN ledger l USING (usage_date, billing_account_id)
LEFT JOIN landings w USING (usage_date, billing_account_id)
LEFT JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
WHERE a.source = 'claude-analytics' AND a.provider = 'anthropic'
  AND (l.ledger_usd IS NOT NULL OR w.usage_date IS NOT NULL OR t.billed_usd IS NOT NULL)
