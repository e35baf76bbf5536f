-- Invoice lines that contradict themselves or each other, or that no rate of exchange_rates.csv converts.
WITH lines AS (
  SELECT
    *,
    CASE rate_type WHEN 'spot' THEN issue_date WHEN 'month_average' THEN CAST(date_trunc('month', period_start) AS DATE) END AS wanted_date
  FROM raw_reference__invoices
)
SELECT line_number, 'charge_category' AS field, 'Usage, Purchase, Tax, Credit or Adjustment' AS expected, charge_category AS found,
  'the words of FOCUS ChargeCategory, one line each' AS "try", 'invoices' AS entity
FROM lines WHERE charge_category NOT IN ('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment')
UNION ALL
SELECT line_number, 'period_end', concat('a day after period_start (', period_start, ')'), CAST(period_end AS VARCHAR),
  'period_end is the first day that the line no longer bills', 'invoices'
FROM lines WHERE period_end <= period_start
UNION ALL
SELECT line_number, 'period_end', concat('at most 92 days after period_start (', period_start, ')'), CAST(period_end AS VARCHAR),
  'give the billing period in which it is charged: a yearly fee of January has January', 'invoices'
FROM lines WHERE period_end > period_start + 92
UNION ALL
SELECT line_number, 'amount', 'at most 2 decimals', amount, 'copy the amount as the invoice prints it', 'invoices'
FROM lines WHERE length(rtrim(split_part(amount, '.', 2), '0')) > 2
UNION ALL
SELECT line_number, 'amount', 'less than 1000000000000000', amount, 'copy the amount as the invoice prints it', 'invoices'
FROM lines WHERE length(ltrim(split_part(amount, '.', 1), '-0')) > 15
UNION ALL
SELECT line_number, 'amount', 'a negative amount', amount, 'a credit lowers the bill; what raises it is an Adjustment', 'invoices'
FROM lines WHERE charge_category = 'Credit' AND NOT starts_with(amount, '-')
UNION ALL
SELECT line_number, 'currency', 'a code of ISO 4217 in capitals, like EUR', currency, 'write the currency as its three letters', 'invoices'
FROM lines WHERE NOT regexp_full_match(currency, '[A-Z]{3}')
UNION ALL
SELECT line_number, 'rate_type', 'spot or month_average; nothing for USD', coalesce(rate_type, 'nothing'),
  'spot is the rate of issue_date, month_average that of the month in which the period begins', 'invoices'
FROM lines WHERE coalesce(rate_type NOT IN ('spot', 'month_average'), currency <> 'USD')
UNION ALL
SELECT line_number, 'currency', concat('a ', rate_type, ' rate of ', currency, ' for ', wanted_date, ' in exchange_rates.csv'),
  coalesce((SELECT concat('none; the newest before it is of ', max(r.rate_date)) FROM raw_reference__exchange_rates r
    WHERE r.currency = l.currency AND r.rate_type = l.rate_type AND r.rate_date < l.wanted_date HAVING count(*) > 0), 'none'),
  'add the rate; a spot rate counts for seven days. Both files can land together', 'invoices'
FROM lines l
WHERE currency <> 'USD' AND regexp_full_match(currency, '[A-Z]{3}') AND wanted_date IS NOT NULL
  AND NOT EXISTS (FROM raw_reference__exchange_rates r
    WHERE r.currency = l.currency AND r.rate_type = l.rate_type
      AND r.rate_date <= l.wanted_date AND r.rate_date >= CASE l.rate_type WHEN 'spot' THEN l.wanted_date - 7 ELSE l.wanted_date END)
UNION ALL
SELECT later.line_number, 'invoice_detail_id', concat('each line of ', later.provider, ' ', later.invoice_id, ' once'),
  concat(later.invoice_detail_id, ' again; the first is line ', earlier.line_number), 'remove one of them, or number the lines as the invoice does', 'invoices'
FROM lines later
JOIN lines earlier USING (provider, invoice_id, invoice_detail_id)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT later.line_number, 'issue_date', concat('one issue_date and one currency for ', later.provider, ' ', later.invoice_id),
  concat(later.issue_date, ' ', later.currency, '; line ', earlier.line_number, ' has ', earlier.issue_date, ' ', earlier.currency),
    'correct one of them; a second invoice has an id of its own', 'invoices'
FROM lines later
JOIN (SELECT provider, invoice_id, line_number, issue_date, currency FROM lines
  QUALIFY row_number() OVER (PARTITION BY provider, invoice_id ORDER BY line_number) = 1) earlier
  USING (provider, invoice_id)
WHERE later.issue_date <> earlier.issue_date OR later.currency <> earlier.currency
