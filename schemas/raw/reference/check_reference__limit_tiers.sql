-- Tiers without a name, of no family, of no amount, in another currency, and two of a family that are the same.
SELECT line_number, 'family' AS field, 'a family of product_families.csv' AS expected, family AS found,
  'mend the name, or say there which products it has; both files land together' AS "try", 'limit_tiers' AS entity
FROM raw_reference__limit_tiers WHERE family NOT IN (SELECT family FROM raw_reference__product_families)
UNION ALL
SELECT line_number, 'tier', 'small letters, digits, _ and -', tier, 'power, typical, light, or a name of your own', 'limit_tiers'
FROM raw_reference__limit_tiers WHERE NOT regexp_full_match(tier, '[a-z0-9_-]+')
UNION ALL
SELECT line_number, 'currency', 'USD', currency, 'the ledger is in USD: write the amount in it', 'limit_tiers'
FROM raw_reference__limit_tiers WHERE currency <> 'USD'
UNION ALL
SELECT line_number, 'amount', 'more than zero and less than 10000000000000, with at most 2 decimals', amount, 'USD a month, like 85.00', 'limit_tiers'
FROM raw_reference__limit_tiers
WHERE coalesce(try_cast(amount AS DECIMAL(38, 2)), -1) NOT BETWEEN 0.01 AND 9999999999999.99 OR length(rtrim(split_part(amount, '.', 2), '0')) > 2
UNION ALL
SELECT later.line_number, CASE WHEN later.tier = earlier.tier THEN 'tier' ELSE 'amount' END,
  'one line of a family and tier, and one tier of a family and amount',
  concat(later.family, ' ', later.tier, ' ', later.amount, ', beside line ', earlier.line_number, ' (', earlier.tier, ' ', earlier.amount, ')'),
    'keep the one that counts', 'limit_tiers'
FROM raw_reference__limit_tiers AS later
JOIN raw_reference__limit_tiers AS earlier USING (family)
WHERE earlier.line_number < later.line_number AND (earlier.tier = later.tier OR try_cast(earlier.amount AS DECIMAL(38, 2))
  = try_cast(later.amount AS DECIMAL(38, 2)))
