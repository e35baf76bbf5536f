-- The ledger beside the vendor's own ungrouped total, its invoices and its spend-report files. The first two prove it; the files are informative. A side that
-- is missing never matches. mart_reconciliation_variances says why a statement differs.
-- grain: billing_month, provider, billing_account_id, statement
-- example: SELECT provider, statement, ledger_usd, statement_usd, state FROM mart_reconciliation_monthly WHERE billing_month = '2026-10-01' ORDER BY ALL
-- columns:
--   billing_month        First day of the UTC month; for a spend report the month in which its period begins.
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor.
--   statement            vendor_total = the vendor's ungrouped cost report; invoice = the lines of invoices.csv that bill any day of the month; spend_report =
--                        a downloaded spend-report file; none = the account has nothing to be compared with.
--   ledger_usd           Billed sum of the ledger over the days of the statement, exact; an invoice's days may reach into neighbouring months.
--   statement_usd        Billed sum of the statement, an invoice's with tax and credits; NULL when it is missing or not all here.
--   difference_usd       ledger_usd − statement_usd; NULL when the statement is missing.
--   explained_usd        The part of difference_usd that tax, credits, currency and rounding make; NULL when the statement is missing.
--   tolerance_usd        How much of the rest (difference_usd − explained_usd) is tolerated: nothing for vendor totals, reconciliation_rules.csv for invoices.
--   state                matches (no rest), within_tolerance, differs, not_yet_refreshed (not of the same state, so not compared), not_yet_due (an invoice is
--                        expected later), missing, or not_compared (statement none).
--   is_blocking          True when this stops the publication: a vendor total that differs, or is missing for charges that are here.
--   is_close_blocking    True when the month must not be closed as final: a vendor total or an invoice that neither matches nor is within tolerance.
--   month_state          The worst state of the account's vendor total and invoice of the month; not_compared when it has neither.
--   note                 The days, invoices or files behind the state, in words.
WITH explained AS (
  SELECT billing_month, provider, billing_account_id, statement, sum(variance_usd) AS explained_usd
  FROM int_reconciliation__variances
  WHERE is_explained
  GROUP BY ALL
),
compared AS (
  SELECT
    s.*,
    CASE WHEN s.difference_usd IS NOT NULL THEN CAST(coalesce(e.explained_usd, 0) AS DECIMAL(38, 12)) END AS explained_usd
  FROM int_reconciliation__statements s
  LEFT JOIN explained e USING (billing_month, provider, billing_account_id, statement)
),
stated AS (
  SELECT
    * EXCLUDE (known_state),
    statement IN ('vendor_total', 'invoice') AS is_proof,
    coalesce(known_state, CASE
      WHEN difference_usd = explained_usd THEN 'matches'
      WHEN abs(difference_usd - explained_usd) <= tolerance_usd THEN 'within_tolerance'
      ELSE 'differs'
    END) AS state
  FROM compared
),
ranked AS (
  SELECT *, ['not_compared', 'matches', 'within_tolerance', 'not_yet_due', 'not_yet_refreshed', 'differs', 'missing'] AS states
  FROM stated
)
SELECT
  billing_month,
  provider,
  billing_account_id,
  statement,
  ledger_usd,
  statement_usd,
  difference_usd,
  explained_usd,
  tolerance_usd,
  state,
  is_blocking,
  is_proof AND state NOT IN ('matches', 'within_tolerance') AS is_close_blocking,
  states[coalesce(max(list_position(states, state)) FILTER (WHERE is_proof) OVER (PARTITION BY billing_month, provider, billing_account_id), 1)] AS month_state,
  note
FROM ranked
