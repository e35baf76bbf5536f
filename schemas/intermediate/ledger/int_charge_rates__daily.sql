-- The rate at which charges of a bill in another currency enter the ledger: that of the charge's day on the document, so one bill at month averages has one
-- rate. billing_authority.csv says the kind (rate_type); without a word it is the month's average, and spot where the month has none. NULL without a rate:
-- check_charges__have_rates refuses it by name.
-- grain: source, provider, billing_account_id, usage_date, billed_date, billing_currency
WITH day AS (
  SELECT DISTINCT source, provider, billing_account_id, usage_date, coalesce(billed_date, usage_date) AS billed_date, billing_currency
  FROM each_source__charges
  WHERE billing_currency <> 'USD'
)
SELECT
  d.*,
  a.rate_type AS wanted_rate_type,
  CASE WHEN average.usd_per_unit IS NOT NULL THEN 'month_average' WHEN spot.usd_per_unit IS NOT NULL THEN 'spot' END AS rate_type,
  coalesce(average.rate_date, spot.rate_date) AS rate_date,
  coalesce(average.usd_per_unit, spot.usd_per_unit) AS usd_per_unit
FROM day d
LEFT JOIN int_billing_authority__daily a
  ON a.source = d.source AND a.provider = d.provider AND a.billing_account_id = d.billing_account_id AND a.usage_date = d.usage_date
LEFT JOIN int_exchange_rates__dated average
  ON average.currency = d.billing_currency AND average.rate_type = coalesce(a.rate_type, 'month_average') AND average.rate_type = 'month_average'
  AND d.billed_date >= average.valid_from AND d.billed_date < average.valid_to
LEFT JOIN int_exchange_rates__dated spot
  ON spot.currency = d.billing_currency AND spot.rate_type = coalesce(a.rate_type, 'spot') AND spot.rate_type = 'spot'
  AND d.billed_date >= spot.valid_from AND d.billed_date < spot.valid_to
