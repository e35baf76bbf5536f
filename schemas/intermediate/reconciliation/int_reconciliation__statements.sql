-- What each statement says of a month beside the ledger of the same days. known_state: the state where it doesn't follow from the amounts; NULL = compare them.
-- is_blocking: the build must not be published.
-- tolerance_usd: the rest of the difference that is let pass; an invoice's must be within the rule's amount and within its part of the invoice.
-- grain: billing_month, provider, billing_account_id, statement
WITH holes AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, count(*) AS hole_day_count,
    min(usage_date) AS first_hole_date
  FROM int_days__covered
  SEMI JOIN each_source__totals USING (source)
  ANTI JOIN int_reconciliation__daily USING (usage_date, provider, billing_account_id)
  WHERE is_hole
  GROUP BY ALL
),
totals AS (
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
compared AS (
  SELECT
    billing_month, provider, billing_account_id, 'vendor_total' AS statement,
    coalesce(ledger_usd, 0) AS ledger_usd,
    CASE WHEN missing_day_count = 0 AND hole_day_count IS NULL THEN statement_usd END AS statement_usd,
    0 AS tolerance_usd,
    coalesce(missing_day_count > 0 OR differing_day_count > 0, false) AS is_blocking,
    CASE
      WHEN missing_day_count > 0 OR hole_day_count > 0 THEN 'missing'
      WHEN differing_day_count > 0 THEN 'differs'
      WHEN unrefreshed_day_count > 0 THEN 'not_yet_refreshed'
    END AS known_state,
    CASE
      WHEN missing_day_count > 0 THEN format('The vendor''s total has not landed for {} of {} days, first {}.', missing_day_count, day_count,
        first_missing_date)
      WHEN hole_day_count > 0 THEN format('{} days have not landed, first {}.', hole_day_count, first_hole_date)
      WHEN differing_day_count > 0 THEN format('{} of {} days differ, first {}.', differing_day_count, day_count, first_differing_date)
      WHEN unrefreshed_day_count > 0 THEN format('{} of {} days were read at different watermarks.', unrefreshed_day_count, day_count)
      ELSE format('{} days, each equal to the vendor''s total.', day_count)
    END AS note
  FROM totals
  FULL JOIN holes USING (billing_month, provider, billing_account_id)
  UNION ALL
  SELECT
    billing_month, provider, billing_account_id, 'invoice',
    CASE WHEN is_invoice_expected AND unbilled_day_count > 0 THEN month_usd ELSE ledger_usd END,
    CASE WHEN NOT is_invoice_expected OR unbilled_day_count = 0 THEN statement_usd END,
    least(rule_usd, ratio_usd), false,
    CASE
      WHEN is_invoice_expected AND unbilled_day_count > 0 THEN CASE WHEN run.as_of_date > due_date THEN 'missing' ELSE 'not_yet_due' END
      WHEN statement_usd IS NULL OR known_day_count = 0 THEN 'missing'
      WHEN incomplete_day_count > 0 THEN 'not_yet_refreshed'
    END,
    concat_ws(' ',
      CASE
        WHEN period_start_date = billing_month AND period_end_date = billing_month + INTERVAL 1 MONTH THEN format('{}.', invoice_ids)
        WHEN invoice_ids IS NOT NULL THEN format('{}: {} to before {}.', invoice_ids, period_start_date, period_end_date)
      END,
      CASE WHEN is_invoice_expected AND unbilled_day_count > 0
        THEN format('No invoice bills {} days with charges, first {}; due {}.', unbilled_day_count, first_unbilled_date, due_date) END,
      CASE WHEN invoice_ids IS NOT NULL AND statement_usd IS NULL THEN 'A line has no exchange rate.' END,
      CASE WHEN invoice_ids IS NOT NULL AND known_day_count = 0 THEN 'The ledger knows none of these days.' END,
      CASE WHEN incomplete_day_count > 0 THEN format('Days not whole in the ledger: {}.', incomplete_day_count) END)
  FROM int_reconciliation__invoices
  CROSS JOIN run
  UNION ALL
  SELECT
    billing_month, provider, billing_account_id, 'spend_report', ledger_usd, statement_usd, 0, false,
    CASE WHEN incomplete_day_count > 0 THEN 'not_yet_refreshed' END,
    format('{} ({} to before {}), compared to the cent; informative, never added.', file, period_start_date, period_end_date)
  FROM int_reconciliation__spend_reports
),
-- accounts of the ledger that nothing is held against are said, not left out
charged AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, sum(billed_usd) AS ledger_usd
  FROM int_charges__daily
  GROUP BY ALL
),
statements AS (
  SELECT * FROM compared
  UNION ALL
  SELECT billing_month, provider, billing_account_id, 'none', ledger_usd, NULL, 0, false, 'not_compared',
    'The vendor states no total of its own, and no invoice is expected.'
  FROM charged
  ANTI JOIN (SELECT * FROM compared WHERE statement IN ('vendor_total', 'invoice')) USING (billing_month, provider, billing_account_id)
)
SELECT
  billing_month,
  provider,
  billing_account_id,
  statement,
  CAST(ledger_usd AS DECIMAL(38, 12)) AS ledger_usd,
  CAST(statement_usd AS DECIMAL(38, 12)) AS statement_usd,
  CAST(ledger_usd - statement_usd AS DECIMAL(38, 12)) AS difference_usd,
  CAST(coalesce(tolerance_usd, 0) AS DECIMAL(38, 12)) AS tolerance_usd,
  is_blocking,
  known_state,
  note
FROM statements
