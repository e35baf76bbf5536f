-- A source that there is not, another role than bill, stand_in, estimate or statement, a line that ends before it begins, or one that repeats another.
SELECT line_number, 'source' AS field, (SELECT string_agg(source, ', ' ORDER BY source) FROM sources) AS expected, source AS found,
  'finops extract --help lists the sources' AS "try", 'billing_authority' AS entity
FROM raw_reference__billing_authority WHERE source NOT IN (SELECT source FROM sources)
UNION ALL
SELECT line_number, 'role', 'bill, stand_in, estimate or statement', role,
  'bill for a vendor''s charges, stand_in for those that count where no bill is, estimate for use priced by model_prices.csv, statement for what is only '
    || 'compared', 'billing_authority'
FROM raw_reference__billing_authority WHERE role NOT IN ('bill', 'stand_in', 'estimate', 'statement')
UNION ALL
SELECT line_number, 'rate_type', 'month_average, spot, or nothing', rate_type,
  'month_average converts a month at its average rate, spot each day at its own; nothing takes the average, and spot where the month has none', 'billing_authority'
FROM raw_reference__billing_authority WHERE rate_type NOT IN ('month_average', 'spot')
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'billing_authority'
FROM raw_reference__billing_authority WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line for ', later.provider, ' ', later.billing_account_id, ' ', later.source, ' on each day'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins', 'billing_authority'
FROM raw_reference__billing_authority AS later
JOIN raw_reference__billing_authority AS earlier
  ON earlier.provider = later.provider AND earlier.billing_account_id = later.billing_account_id AND earlier.source = later.source
    AND earlier.line_number < later.line_number
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
