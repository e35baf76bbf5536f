-- Rules that cannot work, and two rules for one account and month.
SELECT line_number, 'invoice_due_days' AS field, '0 to 366' AS expected, CAST(invoice_due_days AS VARCHAR) AS found,
  'days after the month''s last day by which the invoice must be here' AS "try", 'reconciliation_rules' AS entity
FROM raw_reference__reconciliation_rules WHERE invoice_due_days > 366
UNION ALL
SELECT line_number, 'tolerance_usd', 'zero or more and less than 1000000000, with at most 2 decimals', tolerance_usd,
  'the largest difference that is let pass, in USD', 'reconciliation_rules'
FROM raw_reference__reconciliation_rules
WHERE coalesce(try_cast(tolerance_usd AS DECIMAL(11, 2)), -1) < 0 OR length(rtrim(split_part(tolerance_usd, '.', 2), '0')) > 2
UNION ALL
SELECT line_number, 'tolerance_ratio', '0 to 1, with at most 6 decimals', tolerance_ratio, '0.01 is one percent of the invoice', 'reconciliation_rules'
FROM raw_reference__reconciliation_rules
WHERE coalesce(try_cast(tolerance_ratio AS DECIMAL(9, 6)), -1) NOT BETWEEN 0 AND 1 OR length(rtrim(split_part(tolerance_ratio, '.', 2), '0')) > 6
UNION ALL
SELECT line_number, 'valid_from', 'the first day of a month', CAST(valid_from AS VARCHAR), 'a rule counts for whole months', 'reconciliation_rules'
FROM raw_reference__reconciliation_rules WHERE day(valid_from) <> 1
UNION ALL
SELECT line_number, 'valid_to', concat('the first day of a month after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first month that no longer counts', 'reconciliation_rules'
FROM raw_reference__reconciliation_rules WHERE valid_to <= valid_from OR day(valid_to) <> 1
UNION ALL
SELECT later.line_number, 'valid_from', concat('one rule for ', later.provider, ' ', later.billing_account_id, ' in each month'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the month in which the later one begins', 'reconciliation_rules'
FROM raw_reference__reconciliation_rules AS later
JOIN raw_reference__reconciliation_rules AS earlier USING (provider, billing_account_id)
WHERE earlier.line_number < later.line_number
  AND later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
