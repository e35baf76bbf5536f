-- Every invoice line with the span that it belongs to: lines of an account whose periods overlap bill the same days, so they are compared together. Most spans
-- are a month; several invoices of one month are one span, one invoice of many periods is several.
-- grain: provider, invoice_id, invoice_detail_id
WITH marked AS (
  SELECT *, coalesce(period_start_date >= max(period_end_date) OVER (
      PARTITION BY provider, billing_account_id ORDER BY period_start_date, period_end_date, invoice_id, invoice_detail_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS is_first
  FROM ref_invoices
),
numbered AS (
  SELECT * EXCLUDE (is_first), count(*) FILTER (WHERE is_first) OVER (
      PARTITION BY provider, billing_account_id ORDER BY period_start_date, period_end_date, invoice_id, invoice_detail_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS span_number
  FROM marked
)
SELECT
  * EXCLUDE (span_number),
  min(period_start_date) OVER (PARTITION BY provider, billing_account_id, span_number) AS span_start_date,
  max(period_end_date) OVER (PARTITION BY provider, billing_account_id, span_number) AS span_end_date
FROM numbered
