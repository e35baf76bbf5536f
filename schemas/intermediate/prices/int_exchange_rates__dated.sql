-- The rate that counts for a currency and kind on the days from valid_from to before valid_to. A spot rate counts until the next one, for seven days after its
-- own at most: what is older is a missing rate, and no document is converted at a guess. An average counts in its month. USD is 1 on every day.
-- A document joins by currency and rate_type with its day within valid_from and valid_to, and is converted once, by usd_converted(amount, usd_per_unit).
-- grain: currency, rate_type, valid_from
SELECT
  currency,
  rate_type,
  rate_date AS valid_from,
  CAST(CASE rate_type
    WHEN 'month_average' THEN rate_date + INTERVAL 1 MONTH
    ELSE least(rate_date + INTERVAL 8 DAY, lead(rate_date) OVER (PARTITION BY currency, rate_type ORDER BY rate_date))
  END AS DATE) AS valid_to,
  rate_date,
  usd_per_unit
FROM ref_exchange_rates
UNION ALL
SELECT 'USD', rate_type, DATE '0001-01-01', DATE '9999-12-31', NULL, CAST(1 AS DECIMAL(18, 12))
FROM (VALUES ('spot'), ('month_average')) AS every(rate_type)
