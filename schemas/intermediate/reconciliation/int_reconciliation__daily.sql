-- The ledger of a day beside the vendor's own ungrouped total, where the authority source has one. is_whole: the day's charges have all landed.
-- grain: usage_date, provider, billing_account_id
WITH ledger AS (
  SELECT provider, billing_account_id, usage_date, sum(billed_usd) AS ledger_usd
  FROM int_charges__daily
  GROUP BY ALL
),
stated AS (
  SELECT DISTINCT source FROM each_source__totals
)
SELECT
  a.usage_date,
  a.provider,
  a.billing_account_id,
  a.source,
  coalesce(l.ledger_usd, 0) AS ledger_usd,
  t.statement_usd,
  coalesce(t.is_missing, true) AS is_missing,
  coalesce(t.is_not_yet_refreshed, false) AS is_not_yet_refreshed,
  a.is_complete AS is_whole
FROM int_days__covered a
SEMI JOIN stated USING (source)
LEFT JOIN ledger l USING (usage_date, provider, billing_account_id)
LEFT JOIN each_source__totals t USING (usage_date, provider, billing_account_id, source)
WHERE l.ledger_usd IS NOT NULL OR t.usage_date IS NOT NULL
