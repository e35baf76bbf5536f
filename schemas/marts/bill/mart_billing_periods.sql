-- Which months are open and which are closed (FOCUS BillingPeriod), and by whom. A closed month's lines never change; closed = provisional until it is final.
-- grain: billing_month
-- example: SELECT billing_month, period_status, billed_usd, correction_usd FROM mart_billing_periods ORDER BY billing_month
-- columns:
--   billing_month        First day of the UTC month (FOCUS BillingPeriodStart).
--   period_status        open, provisional or final (FOCUS BillingPeriodStatus: Open, Closed, Closed).
--   closed_at_utc        When its lines were frozen; NULL = open.
--   finalized_at_utc     When it was declared final; NULL = not yet.
--   approved_by          Who approved the newest decision; NULL = nobody named.
--   close_number         How often it has been closed; the last close counts, unless the month was reopened. NULL = never.
--   close_build_id       Build of which the frozen lines are; NULL = open.
--   lines_sha256         Hash of the frozen lines' Parquet file; NULL = open.
--   line_count           Lines of the bill.
--   billed_usd           All bills of the month, in whole cents, corrections of earlier months included.
--   correction_usd       Part of billed_usd that corrects months closed before.
--   later_usd            What has been corrected for this month's use on later bills, in whole cents.
--   accepted             What was not whole when the month was closed and was accepted by name: source ids, or invoice; NULL = nothing.
--   accepted_because     The reason that was given for it; NULL = nothing was accepted.
WITH bills AS (
  SELECT
    billing_month,
    count(*) AS line_count,
    sum(billed_usd) AS billed_usd,
    coalesce(sum(billed_usd) FILTER (WHERE charge_class = 'Correction'), 0) AS correction_usd
  FROM mart_chargeback_lines
  GROUP BY ALL
),
closes AS (
  SELECT billing_month, max(close_number) AS close_number FROM stg_close__events GROUP BY ALL
),
later AS (
  SELECT charge_month AS billing_month, sum(billed_usd) AS later_usd
  FROM mart_chargeback_lines
  WHERE charge_class = 'Correction'
  GROUP BY ALL
)
SELECT
  billing_month,
  coalesce(p.period_status, 'open') AS period_status,
  p.closed_at_utc,
  p.finalized_at_utc,
  p.approved_by,
  c.close_number,
  p.build_id AS close_build_id,
  p.lines_sha256,
  coalesce(b.line_count, 0) AS line_count,
  CAST(coalesce(b.billed_usd, 0) AS DECIMAL(18, 2)) AS billed_usd,
  CAST(coalesce(b.correction_usd, 0) AS DECIMAL(18, 2)) AS correction_usd,
  CAST(coalesce(l.later_usd, 0) AS DECIMAL(18, 2)) AS later_usd,
  p.accepted,
  p.accepted_because
FROM bills b
FULL JOIN int_periods__closed p USING (billing_month)
LEFT JOIN closes c USING (billing_month)
LEFT JOIN later l USING (billing_month)
