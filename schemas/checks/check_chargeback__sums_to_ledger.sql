-- Months whose chargeback cents don't sum to the account's ledger, rounded half away from zero; billed and list.
WITH charged AS (
  SELECT billing_month, provider, billing_account_id, sum(billed_usd) AS charged_usd, sum(list_usd) AS charged_list_usd
  FROM mart_chargeback_monthly
  GROUP BY ALL
),
ledger AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id,
    sum(billed_usd) AS ledger_usd, sum(list_usd) AS ledger_list_usd
  FROM int_charges__unioned
  GROUP BY ALL
)
SELECT
  billing_month, provider, billing_account_id,
  c.charged_usd, l.ledger_usd, c.charged_list_usd, l.ledger_list_usd
FROM ledger l
FULL JOIN charged c USING (billing_month, provider, billing_account_id)
WHERE c.charged_usd IS DISTINCT FROM round(l.ledger_usd, 2)
  OR c.charged_list_usd IS DISTINCT FROM round(l.ledger_list_usd, 2)
