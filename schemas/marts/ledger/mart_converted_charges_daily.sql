-- What was billed in another currency than USD, as the vendor billed it, and at which rate it entered the ledger: converted once, by its own day's rate. Its
-- billed_usd is part of the ledger and of every other mart, not beside it.
-- grain: usage_date, billed_date, provider, billing_account_id, invoice_id, charge_category, product, billing_currency
-- example: SELECT billing_currency, usd_per_unit, sum(billed_amount) AS amount, sum(billed_usd) AS usd FROM mart_converted_charges_daily GROUP BY ALL
-- columns:
--   usage_date           UTC day of use (FOCUS ChargePeriodStart).
--   billed_date          The charge's day on the vendor's document; its rate counts.
--   provider             Vendor that bills.
--   billing_account_id   Billing account or organization at the vendor.
--   invoice_id           The vendor's number of the invoice (FOCUS InvoiceId); none = not told.
--   charge_category      Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory).
--   product              Product as the vendor names it.
--   billing_currency     Currency of the bill (FOCUS BillingCurrency).
--   billed_amount        Cost as billed, in that currency, exact (FOCUS BilledCost).
--   rate_type            month_average or spot (exchange_rates.csv); billing_authority.csv says which.
--   rate_date            The date of the rate: the first day of an average's month, or the day of the spot rate.
--   usd_per_unit         The rate: USD for one unit of the currency.
--   billed_usd           The same in USD, converted charge by charge to the twelfth decimal.
--   list_usd             Cost at list price (FOCUS ListCost), converted likewise.
SELECT
  usage_date,
  billed_date,
  provider,
  billing_account_id,
  coalesce(invoice_id, 'none') AS invoice_id,
  charge_category,
  product,
  billing_currency,
  sum(billed_amount) AS billed_amount,
  max(rate_type) AS rate_type,
  max(rate_date) AS rate_date,
  max(usd_per_unit) AS usd_per_unit,
  sum(billed_usd) AS billed_usd,
  sum(list_usd) AS list_usd
FROM int_charges__unioned
WHERE billing_currency <> 'USD'
GROUP BY ALL
