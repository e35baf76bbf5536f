-- Why a statement differs from the ledger: its difference split into causes that sum to it exactly. A statement that equals the ledger to the last digit has no
-- row.
-- grain: billing_month, provider, billing_account_id, statement, cause
-- example: SELECT provider, cause, sum(variance_usd) AS usd FROM mart_reconciliation_variances GROUP BY ALL ORDER BY ALL
-- columns:
--   billing_month        First day of the UTC month.
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor.
--   statement            vendor_total, invoice or spend_report, as in mart_reconciliation_monthly.
--   cause                tax, credit, purchase (fees and seats), adjustment: on one side only. currency, rounding: of the invoice. missing_extract,
--                        not_yet_refreshed: days that are not whole, or read at different states. estimate: the ledger is priced by our table. late_correction:
--                        revised after the invoice was issued. unattributed: charges of nobody that the report leaves out. not_charged: counted at no price,
--                        USD 0 (refused requests, free models). unexplained: the rest.
--   variance_usd         The part of ledger − statement that the cause makes; exact.
--   is_explained         True where nothing is to be settled: tax, credit, currency, rounding, not_charged.
--   note                 The cause in words.
SELECT
  billing_month,
  provider,
  billing_account_id,
  statement,
  cause,
  variance_usd,
  is_explained,
  note
FROM int_reconciliation__variances
