-- Charge months in which the closed lines and corrections don't add up to the vendor's own current total, rounded to the cent, per account. Months in which a
-- day has no total of the same state can't be compared; mart_reconciliation_monthly names them.
WITH totals AS (
  SELECT
    CAST(date_trunc('month', c.usage_date) AS DATE) AS charge_month, c.provider, c.billing_account_id,
    CAST(sum(t.statement_usd) AS DECIMAL(38, 2)) AS vendor_usd
  FROM (SELECT DISTINCT provider, billing_account_id, usage_date FROM int_charges__daily UNION SELECT provider, billing_account_id, usage_date
    FROM int_reconciliation__daily) c
  LEFT JOIN int_reconciliation__daily t ON t.provider = c.provider AND t.billing_account_id = c.billing_account_id AND t.usage_date = c.usage_date
    AND NOT t.is_not_yet_refreshed
  GROUP BY ALL
  HAVING count(t.statement_usd) = count(*)
),
charged AS (
  SELECT charge_month, provider, billing_account_id, sum(billed_usd) AS charged_usd
  FROM mart_chargeback_lines
  GROUP BY ALL
)
SELECT charge_month, provider, billing_account_id, charged_usd, vendor_usd
FROM totals
LEFT JOIN charged USING (charge_month, provider, billing_account_id)
WHERE coalesce(charged_usd, 0) <> vendor_usd
