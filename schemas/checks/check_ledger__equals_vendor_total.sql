-- Days whose ledger is not the vendor's own ungrouped total, to the last digit.
-- source: claude-analytics
SELECT
  l.usage_date,
  l.billing_account_id,
  l.ledger_usd,
  t.billed_usd AS vendor_total_usd,
  l.ledger_usd - t.billed_usd AS difference_usd
FROM (
  SELECT usage_date, billing_account_id, sum(billed_usd) AS ledger_usd
  FROM int_charges__unioned
  WHERE source = 'claude-analytics'
  GROUP BY ALL
) l
JOIN stg_claude_analytics__cost_total t USING (usage_date, billing_account_id)
WHERE l.ledger_usd <> t.billed_usd
