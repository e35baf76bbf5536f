-- Lines of the vendors' invoices in the invoice's currency.
-- grain: provider, invoice_id, invoice_detail_id
SELECT
  provider,
  billing_account_id,
  invoice_id,
  invoice_detail_id,
  charge_category,
  period_start AS period_start_date,
  period_end AS period_end_date,
  issue_date,
  currency,
  CAST(amount AS DECIMAL(18, 2)) AS amount,
  coalesce(rate_type, 'spot') AS rate_type
FROM raw_reference__invoices
