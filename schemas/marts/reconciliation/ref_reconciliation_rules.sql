-- What is expected when an account's month is reconciled: whether an invoice must come and by when, and what difference is tolerated.
-- grain: provider, billing_account_id, valid_from
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
  is_invoice_expected,
  invoice_due_days,
  tolerance_usd,
  tolerance_ratio,
  valid_from,
  valid_to
FROM stg_reference__reconciliation_rules
