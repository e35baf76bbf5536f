-- Rules that there are not, rules twice, values that are none, and a critical part below the warning.
WITH rules AS (
  SELECT *, concat(scope_type, ' ', rule) AS named, try_cast(value AS DECIMAL(18, 4)) AS ratio
  FROM raw_reference__limit_rules
)
SELECT line_number, 'rule' AS field, 'organization or person with warning, critical or automation; group several; seat unused_days' AS expected, named AS found,
  'these are the rules that limits have' AS "try", 'limit_rules' AS entity
FROM rules WHERE NOT regexp_full_match(named, '(organization|person) (warning|critical|automation)|group several|seat unused_days')
UNION ALL
SELECT line_number, 'value', 'more than 0 and at most 1, with at most 4 decimals', value, '0.75 means: three quarters of the limit', 'limit_rules'
FROM rules
WHERE rule IN ('warning', 'critical', 'automation') AND (coalesce(ratio, 0) <= 0 OR ratio > 1 OR length(rtrim(split_part(value, '.', 2), '0')) > 4)
UNION ALL
SELECT line_number, 'value', 'lowest or highest', value, 'which limit counts for a member of several groups', 'limit_rules'
FROM rules WHERE rule = 'several' AND value NOT IN ('lowest', 'highest')
UNION ALL
SELECT line_number, 'value', 'a number of days, 1 to 3650', value, 'after how many days without use a seat is idle', 'limit_rules'
FROM rules WHERE rule = 'unused_days' AND (NOT regexp_full_match(value, '[0-9]{1,4}') OR coalesce(try_cast(value AS INTEGER), 0) NOT BETWEEN 1 AND 3650)
UNION ALL
SELECT later.line_number, 'rule', 'each rule once', concat(later.named, ' again; the first is line ', earlier.line_number), 'remove one of them', 'limit_rules'
FROM rules AS later
JOIN rules AS earlier USING (named)
WHERE earlier.line_number < later.line_number
UNION ALL
SELECT c.line_number, 'value', concat('more than the warning (', w.value, ', line ', w.line_number, ')'), c.value, 'critical comes after the warning',
  'limit_rules'
FROM rules AS c
JOIN rules AS w USING (scope_type)
WHERE c.rule = 'critical' AND w.rule = 'warning' AND c.ratio > 0 AND c.ratio <= w.ratio
