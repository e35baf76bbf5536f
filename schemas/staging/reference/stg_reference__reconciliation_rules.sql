-- What is expected when an account's month is reconciled: whether an invoice must come and by when, and what difference is tolerated. A line counts in the
-- months from valid_from to before valid_to.
-- grain: provider, billing_account_id, valid_from
-- published: reconciliation
-- columns:
--   provider              Vendor that bills; * = every provider without a line of its own.
--   billing_account_id    Billing account at the vendor; * = every account without a line of its own.
--   is_invoice_expected   True when a month with charges must be billed by lines of invoices.csv.
--   invoice_due_days      Days after the month's last day by which they must be here.
--   tolerance_usd         Largest remaining difference that is tolerated, in USD; it must be within tolerance_ratio as well.
--   tolerance_ratio       Largest remaining difference that is tolerated, as a part of the invoice.
--   valid_from            First month (inclusive).
--   valid_to              End (exclusive); NULL = open.
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
