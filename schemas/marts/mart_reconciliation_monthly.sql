-- The ledger beside the vendor's statements: its own ungrouped total (must match) and the spend-report files (informative, never added).
-- grain: billing_month, provider, billing_account_id, statement
-- columns:
--   billing_month        First day of the UTC month; for a spend report the month in which its period begins.
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor.
--   statement            vendor_total = the vendor's ungrouped cost report; spend_report = a downloaded spend-report file.
--   ledger_usd           Billed sum of the ledger over the same days, exact.
--   statement_usd        Billed sum of the statement; NULL when it is missing.
--   difference_usd       ledger_usd − statement_usd; NULL when the statement is missing.
--   state                matches, differs, not_yet_refreshed (not at the same watermark, so not compared) or missing.
--   is_blocking          True when this stops the publication: a vendor total that differs or is missing.
--   note                 The days or the file behind the state, in words.
WITH totals AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    provider,
    billing_account_id,
    sum(ledger_usd) AS ledger_usd,
    sum(statement_usd) AS statement_usd,
    count(*) AS day_count,
    count(*) FILTER (WHERE is_missing) AS missing_day_count,
    min(usage_date) FILTER (WHERE is_missing) AS first_missing_date,
    count(*) FILTER (WHERE is_not_yet_refreshed AND NOT is_missing) AS unrefreshed_day_count,
    -- days at the same watermark must match one by one: two wrong days don't cancel each other
    count(*) FILTER (WHERE ledger_usd <> statement_usd AND NOT is_not_yet_refreshed) AS differing_day_count,
    min(usage_date) FILTER (WHERE ledger_usd <> statement_usd AND NOT is_not_yet_refreshed) AS first_differing_date
  FROM int_reconciliation__daily
  GROUP BY ALL
),
statements AS (
  SELECT
    billing_month, provider, billing_account_id, 'vendor_total' AS statement, ledger_usd,
    CASE WHEN missing_day_count = 0 THEN statement_usd END AS statement_usd,
    CASE
      WHEN missing_day_count > 0 THEN 'missing'
      WHEN differing_day_count > 0 THEN 'differs'
      WHEN unrefreshed_day_count > 0 THEN 'not_yet_refreshed'
      ELSE 'matches'
    END AS state,
    CASE
      WHEN missing_day_count > 0 THEN format('The vendor''s total has not landed for {} of {} days, first {}.', missing_day_count, day_count, first_missing_date)
      WHEN differing_day_count > 0 THEN format('{} of {} days differ, first {}.', differing_day_count, day_count, first_differing_date)
      WHEN unrefreshed_day_count > 0 THEN format('{} of {} days were read at different watermarks.', unrefreshed_day_count, day_count)
      ELSE format('{} days, each equal to the vendor''s total.', day_count)
    END AS note
  FROM totals
  UNION ALL
  SELECT
    billing_month, provider, billing_account_id, 'spend_report', ledger_usd, statement_usd,
    CASE
      WHEN incomplete_day_count > 0 THEN 'not_yet_refreshed'
      WHEN CAST(ledger_usd AS DECIMAL(18, 2)) = CAST(statement_usd AS DECIMAL(18, 2)) THEN 'matches'
      ELSE 'differs'
    END,
    format('{} ({} to before {}), compared to the cent; informative, never added.', file, period_start_date, period_end_date)
  FROM int_reconciliation__spend_reports
)
SELECT
  billing_month,
  provider,
  billing_account_id,
  statement,
  ledger_usd,
  statement_usd,
  CAST(ledger_usd - statement_usd AS DECIMAL(38, 12)) AS difference_usd,
  state,
  statement = 'vendor_total' AND state IN ('differs', 'missing') AS is_blocking,
  note
FROM statements
