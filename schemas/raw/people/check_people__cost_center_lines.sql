-- Cost centers with ids that the marts use for themselves, with a kind of charging that there is not, that end before they begin, or that stand twice on the
-- same day.
SELECT line_number, 'cost_center_id' AS field, 'an id of your own' AS expected, cost_center_id AS found,
  'unassigned and unattributed are what the chargeback shows for cost without a cost center or person, central what a rule holds' AS "try",
    'cost_centers' AS entity
FROM raw_people__cost_centers WHERE lower(cost_center_id) IN ('unassigned', 'unattributed', 'central')
UNION ALL
SELECT line_number, 'charging', 'chargeback, showback, or nothing', charging, 'showback is for cost centers that see their bill and don''t pay it',
  'cost_centers'
FROM raw_people__cost_centers WHERE charging NOT IN ('chargeback', 'showback')
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'cost_centers'
FROM raw_people__cost_centers WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line for ', later.cost_center_id, ' on each day'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from)', 'cost_centers'
FROM raw_people__cost_centers AS later
JOIN raw_people__cost_centers AS earlier ON earlier.cost_center_id = later.cost_center_id AND earlier.line_number < later.line_number
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
