-- Fields and counts that there are not, keys counted one by one, labels in capitals (they are compared in lower case), and patterns twice.
SELECT line_number, 'field' AS field, 'label or issue_key' AS expected, field AS found, 'these are what a feature is known by' AS "try",
  'feature_rules' AS entity
FROM raw_reference__feature_rules WHERE field NOT IN ('label', 'issue_key')
UNION ALL
SELECT line_number, 'counts', CASE field WHEN 'issue_key' THEN 'once' ELSE 'once or each' END, counts,
  'once: everything with the same label or key is one feature; each: every pull request with the label is one', 'feature_rules'
FROM raw_reference__feature_rules WHERE counts NOT IN ('once', 'each') OR (field = 'issue_key' AND counts = 'each')
UNION ALL
SELECT line_number, 'pattern', 'lower case', pattern, 'labels are compared in lower case', 'feature_rules'
FROM raw_reference__feature_rules WHERE field = 'label' AND pattern <> lower(pattern)
UNION ALL
SELECT later.line_number, 'pattern', 'each pattern once', concat(later.pattern, ' again; the first is line ', earlier.line_number), 'remove one of them',
  'feature_rules'
FROM raw_reference__feature_rules AS later
JOIN raw_reference__feature_rules AS earlier USING (field, pattern)
WHERE earlier.line_number < later.line_number
