-- The vendors' invoices line by line, in their own currency and in USD. Converted once, rounded half away from zero to the cent, with the rate on the line.
-- grain: provider, invoice_id, invoice_detail_id
-- columns:
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor (FOCUS BillingAccountId).
--   invoice_id           The vendor's number of the invoice (FOCUS InvoiceId).
--   invoice_detail_id    The line on the invoice (FOCUS InvoiceDetailId).
--   charge_category      Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory).
--   period_start_date    First UTC day that the line bills (FOCUS BillingPeriodStart).
--   period_end_date      First UTC day that it no longer bills (FOCUS BillingPeriodEnd).
--   issue_date           Day of issue (FOCUS InvoiceIssueDate).
--   currency             Currency of the invoice (ISO 4217).
--   amount               Amount in that currency, without tax; tax stands on lines of its own.
--   rate_type            spot = rate of the issue date; month_average = average of the month in which the period begins.
--   rate_date            The date of the rate that was used; NULL for USD.
--   usd_per_unit         The rate that was used; NULL when there is none, and then billed_usd is NULL as well.
--   billed_usd           The amount in USD, in whole cents (FOCUS BilledCost).
--   other_rate_usd       The amount in USD at the other kind of rate; NULL when exchange_rates.csv has none for it.
WITH lines AS (
  SELECT *, CAST(date_trunc('month', period_start_date) AS DATE) AS average_date
  FROM stg_reference__invoices
)
SELECT
  l.provider,
  l.billing_account_id,
  l.invoice_id,
  l.invoice_detail_id,
  l.charge_category,
  l.period_start_date,
  l.period_end_date,
  l.issue_date,
  l.currency,
  l.amount,
  l.rate_type,
  r.rate_date,
  r.usd_per_unit,
  usd_converted(l.amount, r.usd_per_unit) AS billed_usd,
  usd_converted(l.amount, o.usd_per_unit) AS other_rate_usd
FROM lines l
LEFT JOIN int_exchange_rates__dated r
  ON r.currency = l.currency AND r.rate_type = l.rate_type
  AND CASE l.rate_type WHEN 'spot' THEN l.issue_date ELSE l.average_date END >= r.valid_from
  AND CASE l.rate_type WHEN 'spot' THEN l.issue_date ELSE l.average_date END < r.valid_to
LEFT JOIN int_exchange_rates__dated o
  ON o.currency = l.currency AND o.rate_type <> l.rate_type
  AND CASE l.rate_type WHEN 'spot' THEN l.average_date ELSE l.issue_date END >= o.valid_from
  AND CASE l.rate_type WHEN 'spot' THEN l.average_date ELSE l.issue_date END < o.valid_to
