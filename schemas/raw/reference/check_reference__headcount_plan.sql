-- Plans of no scope or of a cost center that there is not, months that don't begin on the first, and two lines for one month.
SELECT line_number, 'scope_type' AS field, 'organization or cost_center' AS expected, scope_type AS found, 'people are planned for these' AS "try",
  'headcount_plan' AS entity
FROM raw_reference__headcount_plan WHERE scope_type NOT IN ('organization', 'cost_center')
UNION ALL
SELECT line_number, 'scope_id', 'organization, as for every plan of the scope organization', scope_id, 'write organization', 'headcount_plan'
FROM raw_reference__headcount_plan WHERE scope_type = 'organization' AND scope_id <> 'organization'
UNION ALL
SELECT line_number, 'scope_id', 'a cost center of cost_centers.csv', scope_id, 'mend the id, or add it to cost_centers.csv; both files land together',
  'headcount_plan'
FROM raw_reference__headcount_plan WHERE scope_type = 'cost_center' AND scope_id NOT IN (SELECT cost_center_id FROM raw_people__cost_centers)
UNION ALL
SELECT line_number, 'month', 'the first day of a month from 2000 to 2099', CAST(month AS VARCHAR), concat('write ', strftime(month, '%Y-%m-01')),
  'headcount_plan'
FROM raw_reference__headcount_plan WHERE day(month) <> 1 OR month NOT BETWEEN DATE '2000-01-01' AND DATE '2099-12-01'
UNION ALL
SELECT line_number, 'people', 'at most 10000000', CAST(people AS VARCHAR), 'heads, not money', 'headcount_plan'
FROM raw_reference__headcount_plan WHERE people > 10000000
UNION ALL
SELECT later.line_number, 'month', concat('each month of a scope once (', later.scope_type, ' ', later.scope_id, ')'),
  concat(later.month, ' again; the first is line ', earlier.line_number), 'remove one of them', 'headcount_plan'
FROM raw_reference__headcount_plan AS later
JOIN raw_reference__headcount_plan AS earlier USING (scope_type, scope_id, month)
WHERE earlier.line_number < later.line_number
