-- The invoices that bill any day of a month, beside the ledger of all the days that they bill; which may reach into neighbouring months. A month in which an
-- invoice is expected has a row without one, too: every day with charges must be billed, at the latest on due_date.
-- grain: billing_month, provider, billing_account_id
WITH charged AS (
  SELECT provider, billing_account_id, document_date, sum(billed_usd) AS ledger_usd
  FROM int_charges__documented
  GROUP BY ALL
  HAVING ledger_usd <> 0
),
billed AS (
  SELECT DISTINCT c.provider, c.billing_account_id, c.document_date
  FROM charged c
  JOIN int_invoices__compared s ON s.provider = c.provider AND s.billing_account_id = c.billing_account_id
    AND c.document_date >= s.span_start_date AND c.document_date < s.span_end_date
),
months AS (
  SELECT
    CAST(date_trunc('month', c.document_date) AS DATE) AS billing_month,
    c.provider,
    c.billing_account_id,
    sum(c.ledger_usd) AS month_usd,
    count(*) FILTER (WHERE b.document_date IS NULL) AS unbilled_day_count,
    min(c.document_date) FILTER (WHERE b.document_date IS NULL) AS first_unbilled_date
  FROM charged c
  LEFT JOIN billed b USING (provider, billing_account_id, document_date)
  GROUP BY ALL
),
spans AS (
  SELECT
    CAST(unnest(generate_series(date_trunc('month', span_start_date), date_trunc('month', span_end_date - 1), INTERVAL 1 MONTH)) AS DATE) AS billing_month,
    *
  FROM int_invoices__compared
),
invoiced AS (
  SELECT
    billing_month, provider, billing_account_id,
    string_agg(invoice_ids, ', ' ORDER BY span_start_date) AS invoice_ids,
    min(span_start_date) AS period_start_date,
    max(span_end_date) AS period_end_date,
    CAST(sum(known_day_count) AS BIGINT) AS known_day_count,
    CAST(sum(incomplete_day_count) AS BIGINT) AS incomplete_day_count,
    sum(ledger_usd) AS ledger_usd,
    CASE WHEN count(statement_usd) = count(*) THEN sum(statement_usd) END AS statement_usd,
    sum(tax_usd) AS tax_usd,
    sum(credit_usd) AS credit_usd,
    sum(purchase_usd) AS purchase_usd,
    sum(adjustment_usd) AS adjustment_usd,
    sum(missing_extract_usd) AS missing_extract_usd,
    sum(not_yet_refreshed_usd) AS not_yet_refreshed_usd,
    sum(late_correction_usd) AS late_correction_usd,
    sum(estimate_usd) AS estimate_usd,
    sum(currency_usd) AS currency_usd,
    sum(rounding_usd) AS rounding_usd
  FROM spans
  GROUP BY ALL
),
joined AS (
  SELECT * FROM months FULL JOIN invoiced USING (billing_month, provider, billing_account_id)
),
ruled AS (
  SELECT j.billing_month, j.provider, j.billing_account_id, r.is_invoice_expected, r.invoice_due_days, r.tolerance_usd, r.tolerance_ratio
  FROM joined j
  JOIN ref_reconciliation_rules r
    ON r.provider IN (j.provider, '*') AND r.billing_account_id IN (j.billing_account_id, '*')
    AND j.billing_month >= r.valid_from AND (r.valid_to IS NULL OR j.billing_month < r.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY j.billing_month, j.provider, j.billing_account_id
    ORDER BY r.billing_account_id = '*', r.provider = '*') = 1
)
SELECT
  billing_month,
  provider,
  billing_account_id,
  j.invoice_ids,
  j.period_start_date,
  j.period_end_date,
  coalesce(r.is_invoice_expected, false) AS is_invoice_expected,
  CAST(billing_month + INTERVAL 1 MONTH AS DATE) - 1 + CAST(coalesce(r.invoice_due_days, 0) AS INTEGER) AS due_date,
  coalesce(j.unbilled_day_count, 0) AS unbilled_day_count,
  j.first_unbilled_date,
  coalesce(j.known_day_count, 0) AS known_day_count,
  coalesce(j.incomplete_day_count, 0) AS incomplete_day_count,
  coalesce(j.month_usd, 0) AS month_usd,
  coalesce(j.ledger_usd, 0) AS ledger_usd,
  j.statement_usd,
  coalesce(r.tolerance_usd, 0) AS rule_usd,
  CAST(coalesce(r.tolerance_ratio, 0) * CAST(abs(j.statement_usd) AS DECIMAL(28, 12)) AS DECIMAL(38, 12)) AS ratio_usd,
  j.tax_usd,
  j.credit_usd,
  j.purchase_usd,
  j.adjustment_usd,
  j.missing_extract_usd,
  j.not_yet_refreshed_usd,
  j.late_correction_usd,
  j.estimate_usd,
  j.currency_usd,
  j.rounding_usd
FROM joined j
LEFT JOIN ruled r USING (billing_month, provider, billing_account_id)
WHERE coalesce(r.is_invoice_expected, false) OR j.invoice_ids IS NOT NULL
