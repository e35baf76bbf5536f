-- A validity that ends before it begins, and two validities of one person on the same day.
SELECT line_number, 'valid_to' AS field, concat('a day after valid_from (', valid_from, '), or nothing') AS expected, CAST(valid_to AS VARCHAR) AS found,
  'valid_to is the first day that no longer counts' AS "try", 'people' AS entity
FROM raw_people__people WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line for ', later.person_id, ' on each day'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from)', 'people'
FROM raw_people__people AS later
JOIN raw_people__people AS earlier ON earlier.person_id = later.person_id AND earlier.line_number < later.line_number
WHERE later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
