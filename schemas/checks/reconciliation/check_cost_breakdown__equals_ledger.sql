-- Days on which the breakdown by kind and the ledger differ, where the vendor's charges and total are of one state of its data:
-- something is missing or counted twice.
WITH ledger AS (
  SELECT provider, billing_account_id, usage_date, sum(list_usd) AS ledger_list_usd, sum(billed_usd) AS ledger_billed_usd
  FROM int_charges__unioned
  GROUP BY ALL
),
breakdown AS (
  SELECT provider, billing_account_id, usage_date, sum(list_usd) AS breakdown_list_usd, sum(billed_usd) AS breakdown_billed_usd
  FROM mart_cost_breakdown_daily
  GROUP BY ALL
),
uncomparable AS (
  SELECT provider, billing_account_id, usage_date FROM int_reconciliation__daily WHERE is_missing OR is_not_yet_refreshed
)
SELECT
  usage_date, provider, billing_account_id, a.source,
  coalesce(l.ledger_billed_usd, 0) AS ledger_billed_usd,
  coalesce(b.breakdown_billed_usd, 0) AS breakdown_billed_usd,
  coalesce(b.breakdown_billed_usd, 0) - coalesce(l.ledger_billed_usd, 0) AS difference_usd
FROM ledger l
FULL JOIN breakdown b USING (provider, billing_account_id, usage_date)
LEFT JOIN int_billing_authority__daily a USING (provider, billing_account_id, usage_date)
ANTI JOIN uncomparable USING (provider, billing_account_id, usage_date)
WHERE coalesce(b.breakdown_billed_usd, 0) <> coalesce(l.ledger_billed_usd, 0) OR coalesce(b.breakdown_list_usd, 0) <> coalesce(l.ledger_list_usd, 0)
