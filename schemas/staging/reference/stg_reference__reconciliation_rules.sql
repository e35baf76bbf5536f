-- What is expected of an account's invoice and what difference is tolerated, in the months from valid_from to before valid_to.
-- grain: provider, billing_account_id, valid_from
SELECT
  provider,
  billing_account_id,
  invoice_expected AS is_invoice_expected,
  CAST(invoice_due_days AS BIGINT) AS invoice_due_days,
  CAST(tolerance_usd AS DECIMAL(38, 12)) AS tolerance_usd,
  CAST(tolerance_ratio AS DECIMAL(9, 6)) AS tolerance_ratio,
  valid_from,
  valid_to
FROM raw_reference__reconciliation_rules
