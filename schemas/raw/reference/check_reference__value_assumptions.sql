-- Assumptions that there are not, figures that are none or out of reach, a low above the base or a base above the high, no reason, and two for one day.
WITH bounds AS (
  SELECT * FROM (VALUES
    ('minutes_saved_per_commit', 0, 480), ('minutes_saved_per_pull_request', 0, 480), ('minutes_saved_per_session', 0, 480),
    ('hourly_rate', 1, 1000), ('productivity_lift', -1, 1), ('working_hours_per_day', 1, 24), ('working_days_per_year', 1, 366)
  ) AS b (assumption, least_value, most_value)
),
figures AS (
  SELECT line_number, assumption, unnest([{field: 'low', value: low}, {field: 'base', value: base}, {field: 'high', value: high}], recursive := true)
  FROM raw_reference__value_assumptions
),
lines AS (
  SELECT *, try_cast(low AS DECIMAL(18, 4)) AS low_value, try_cast(base AS DECIMAL(18, 4)) AS base_value, try_cast(high AS DECIMAL(18, 4)) AS high_value
  FROM raw_reference__value_assumptions
)
SELECT line_number, 'assumption' AS field,
  'minutes_saved_per_commit, minutes_saved_per_pull_request, minutes_saved_per_session, hourly_rate, productivity_lift, working_hours_per_day or working_days_per_year' AS expected,
  assumption AS found, 'these are the assumptions that the estimate knows' AS "try", 'value_assumptions' AS entity
FROM raw_reference__value_assumptions WHERE assumption NOT IN (SELECT assumption FROM bounds)
UNION ALL
SELECT f.line_number, f.field, concat('a number from ', b.least_value, ' to ', b.most_value, ', with at most 4 decimals'), f.value,
  'see the README of reference for its unit', 'value_assumptions'
FROM figures AS f
JOIN bounds AS b USING (assumption)
WHERE try_cast(f.value AS DECIMAL(18, 4)) IS NULL OR try_cast(f.value AS DECIMAL(18, 4)) NOT BETWEEN b.least_value AND b.most_value
  OR length(rtrim(split_part(f.value, '.', 2), '0')) > 4
UNION ALL
SELECT line_number, 'base', 'low, base and high in that order', concat(low, ', ', base, ', ', high),
  'low is the careful reading: the least that the tool is worth', 'value_assumptions'
FROM lines WHERE low_value > base_value OR base_value > high_value
UNION ALL
SELECT line_number, 'note', 'where the figure comes from', 'nothing', 'an assumption without a reason is a guess: say whose, or from which study',
  'value_assumptions'
FROM raw_reference__value_assumptions WHERE trim(note) = ''
UNION ALL
SELECT line_number, 'valid_to', concat('a day after valid_from (', valid_from, '), or nothing'), CAST(valid_to AS VARCHAR),
  'valid_to is the first day that no longer counts', 'value_assumptions'
FROM raw_reference__value_assumptions WHERE valid_to <= valid_from
UNION ALL
SELECT later.line_number, 'valid_from', concat('one line of an assumption and department on each day (', later.assumption, ', ', later.department, ')'),
  concat(later.valid_from, '..', coalesce(CAST(later.valid_to AS VARCHAR), 'open'), ' overlaps line ', earlier.line_number, ' (', earlier.valid_from, '..',
    coalesce(CAST(earlier.valid_to AS VARCHAR), 'open'), ')'),
  'end the earlier line (valid_to) on the day the later one begins (valid_from)', 'value_assumptions'
FROM raw_reference__value_assumptions AS later
JOIN raw_reference__value_assumptions AS earlier USING (assumption, department)
WHERE earlier.line_number < later.line_number
  AND later.valid_from < coalesce(earlier.valid_to, DATE '9999-12-31') AND earlier.valid_from < coalesce(later.valid_to, DATE '9999-12-31')
