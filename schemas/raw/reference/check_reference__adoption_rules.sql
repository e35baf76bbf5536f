-- Rules that there are not, rules twice, values that are none, and a band that ends below its beginning.
WITH rules AS (
  SELECT *, try_cast(value AS DECIMAL(18, 2)) AS usd
  FROM raw_reference__adoption_rules
)
SELECT line_number, 'rule' AS field, 'benchmark_low_usd, benchmark_high_usd or activation_days' AS expected, rule AS found,
  'these are the rules that adoption has' AS "try", 'adoption_rules' AS entity
FROM rules WHERE rule NOT IN ('benchmark_low_usd', 'benchmark_high_usd', 'activation_days')
UNION ALL
SELECT line_number, 'value', 'an amount of 0 or more, with at most 2 decimals', value, 'USD a month for an active developer', 'adoption_rules'
FROM rules WHERE rule LIKE 'benchmark_%' AND (coalesce(usd, -1) < 0 OR length(rtrim(split_part(value, '.', 2), '0')) > 2)
UNION ALL
SELECT line_number, 'value', 'a number of days, 1 to 365', value, 'days from the seat to its first use', 'adoption_rules'
FROM rules WHERE rule = 'activation_days' AND (NOT regexp_full_match(value, '[0-9]{1,3}') OR coalesce(try_cast(value AS INTEGER), 0) NOT BETWEEN 1 AND 365)
UNION ALL
SELECT later.line_number, 'rule', 'each rule once', concat(later.rule, ' again; the first is line ', earlier.line_number), 'remove one of them',
  'adoption_rules'
FROM rules AS later
JOIN rules AS earlier USING (rule)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT h.line_number, 'value', concat('at least benchmark_low_usd (', l.value, ', line ', l.line_number, ')'), h.value, 'the band goes from low to high',
  'adoption_rules'
FROM rules AS h
JOIN rules AS l ON l.rule = 'benchmark_low_usd'
WHERE h.rule = 'benchmark_high_usd' AND h.usd >= 0 AND h.usd < l.usd
