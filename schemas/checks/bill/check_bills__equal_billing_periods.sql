-- By billing period: bills that don't come to what the ledger has for it, to the last digit, per account. Closed bills count together with the first open one,
-- which corrects them; each later month by itself.
WITH opened AS (
  SELECT CAST(coalesce(max(billing_month), DATE '0001-01-01') + INTERVAL 1 MONTH AS DATE) AS first_open_month FROM int_periods__closed
),
lines AS (
  SELECT greatest(billing_month, first_open_month) AS billing_month, provider, billing_account_id, sum(ledger_usd) AS lines_usd
  FROM mart_chargeback_lines
  CROSS JOIN opened
  GROUP BY ALL
),
ledger AS (
  SELECT greatest(CAST(date_trunc('month', billed_date) AS DATE), first_open_month) AS billing_month, provider, billing_account_id,
    sum(billed_usd) AS ledger_usd
  FROM int_charges__daily
  CROSS JOIN opened
  GROUP BY ALL
)
SELECT billing_month, provider, billing_account_id, lines_usd, ledger_usd
FROM lines
FULL JOIN ledger USING (billing_month, provider, billing_account_id)
WHERE coalesce(lines_usd, 0) <> coalesce(ledger_usd, 0)
