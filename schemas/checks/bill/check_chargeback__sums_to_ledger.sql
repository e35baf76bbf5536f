-- Charge months whose lines on all bills, corrections included, don't add up to the account's ledger: exact to the last digit, and in cents to the ledger
-- rounded half away from zero; billed and list.
WITH charged AS (
  SELECT charge_month, provider, billing_account_id, sum(ledger_usd) AS lines_usd, sum(ledger_list_usd) AS lines_list_usd,
    sum(billed_usd) AS charged_usd, sum(list_usd) AS charged_list_usd
  FROM mart_chargeback_lines
  GROUP BY ALL
),
ledger AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS charge_month, provider, billing_account_id,
    sum(billed_usd) AS ledger_usd, sum(list_usd) AS ledger_list_usd
  FROM int_charges__unioned
  GROUP BY ALL
)
SELECT
  charge_month, provider, billing_account_id,
  c.lines_usd, c.charged_usd, l.ledger_usd, c.lines_list_usd, c.charged_list_usd, l.ledger_list_usd
FROM ledger l
FULL JOIN charged c USING (charge_month, provider, billing_account_id)
WHERE coalesce(c.lines_usd, 0) <> coalesce(l.ledger_usd, 0)
  OR coalesce(c.lines_list_usd, 0) <> coalesce(l.ledger_list_usd, 0)
  OR coalesce(c.charged_usd, 0) <> round(coalesce(l.ledger_usd, 0), 2)
  OR coalesce(c.charged_list_usd, 0) <> round(coalesce(l.ledger_list_usd, 0), 2)
