-- Rates that are none, that are dated in another way than their kind, or that stand twice.
SELECT line_number, 'currency' AS field, 'a code of ISO 4217 in capitals, like EUR' AS expected, currency AS found,
  'write the currency as its three letters' AS "try", 'exchange_rates' AS entity
FROM raw_reference__exchange_rates WHERE NOT regexp_full_match(currency, '[A-Z]{3}')
UNION ALL
SELECT line_number, 'currency', 'another currency than USD', currency, 'remove the line: USD is 1 by definition', 'exchange_rates'
FROM raw_reference__exchange_rates WHERE currency = 'USD'
UNION ALL
SELECT line_number, 'rate_type', 'spot or month_average', rate_type, 'spot is the rate of a day, month_average the average of a month', 'exchange_rates'
FROM raw_reference__exchange_rates WHERE rate_type NOT IN ('spot', 'month_average')
UNION ALL
SELECT line_number, 'rate_date', concat('the first day of the month (', CAST(date_trunc('month', rate_date) AS DATE), ')'), CAST(rate_date AS VARCHAR),
  'an average is dated with the first day of its month', 'exchange_rates'
FROM raw_reference__exchange_rates WHERE rate_type = 'month_average' AND day(rate_date) <> 1
UNION ALL
SELECT line_number, 'usd_per_unit', 'more than 0 and less than 1000000, with at most 12 decimals', usd_per_unit,
  'USD for one unit of the currency: 1.0834 for EUR, not 0.923', 'exchange_rates'
FROM raw_reference__exchange_rates
WHERE coalesce(try_cast(usd_per_unit AS DECIMAL(18, 12)), 0) <= 0 OR length(rtrim(split_part(usd_per_unit, '.', 2), '0')) > 12
UNION ALL
SELECT later.line_number, 'rate_date', concat('one ', later.rate_type, ' rate of ', later.currency, ' for each date'),
  concat(later.rate_date, ' again; the first is line ', earlier.line_number), 'remove one of them', 'exchange_rates'
FROM raw_reference__exchange_rates AS later
JOIN raw_reference__exchange_rates AS earlier USING (currency, rate_type, rate_date)
WHERE earlier.line_number < later.line_number
