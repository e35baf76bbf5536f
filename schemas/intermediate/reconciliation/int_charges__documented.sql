-- The ledger's money by the day on which a document bills it: the period of the invoice that carries the charge, where invoices.csv has it, else the vendor's
-- billing period, else the day itself. A refund or correction of October on November's bill is held against November's invoice.
-- grain: provider, billing_account_id, document_date, charge_category, is_estimate
WITH invoices AS (
  SELECT provider, billing_account_id, invoice_id, min(period_start_date) AS period_start_date, max(period_end_date) AS period_end_date
  FROM ref_invoices
  GROUP BY ALL
)
SELECT
  c.provider,
  c.billing_account_id,
  CASE WHEN i.invoice_id IS NULL THEN c.billed_date ELSE greatest(least(c.billed_date, i.period_end_date - 1), i.period_start_date) END AS document_date,
  c.charge_category,
  c.is_estimate,
  sum(c.billed_usd) AS billed_usd
FROM int_charges__daily c
LEFT JOIN invoices i USING (provider, billing_account_id, invoice_id)
GROUP BY ALL
