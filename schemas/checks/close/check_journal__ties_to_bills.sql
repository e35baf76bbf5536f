-- Bills that differ from the month's journals, per cost center and vendor; both include what is shown and not charged.
WITH journals AS (
  SELECT billing_month, billed_cost_center_id AS cost_center_id, provider, sum(debit_usd) - sum(credit_usd) AS journal_usd
  FROM mart_journal_lines
  WHERE line_kind = 'expense'
  GROUP BY ALL
),
bills AS (
  SELECT billing_month, cost_center_id, provider, sum(billed_usd) AS billed_usd
  FROM mart_chargeback_monthly
  GROUP BY ALL
)
SELECT billing_month, cost_center_id, provider, billed_usd, journal_usd
FROM bills
FULL JOIN journals USING (billing_month, cost_center_id, provider)
WHERE coalesce(billed_usd, 0) <> coalesce(journal_usd, 0)
