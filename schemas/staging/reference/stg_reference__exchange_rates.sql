-- Exchange rates for documents in another currency. The ledger is in USD; no row of it is ever converted.
-- grain: currency, rate_type, rate_date
-- published: prices
-- columns:
--   currency       Currency (ISO 4217), for example EUR; USD has no row, it is 1.
--   rate_type      spot = the rate of a day; month_average = the average of a month.
--   rate_date      The day of a spot rate, the first day of an average's month.
--   usd_per_unit   USD for one unit of the currency, exact.
SELECT
  currency,
  rate_type,
  rate_date,
  CAST(usd_per_unit AS DECIMAL(18, 12)) AS usd_per_unit
FROM raw_reference__exchange_rates
