-- What one unit of a currency is worth in USD, on a day (spot) or in the month that begins on rate_date (month_average).
-- grain: currency, rate_type, rate_date
SELECT
  currency,
  rate_type,
  rate_date,
  CAST(usd_per_unit AS DECIMAL(18, 12)) AS usd_per_unit
FROM raw_reference__exchange_rates
