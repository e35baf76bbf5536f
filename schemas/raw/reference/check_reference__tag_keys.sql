-- A meaning that there is not, or one key twice.
SELECT line_number, 'meaning' AS field, 'cost_center, owner, application, environment or business_unit' AS expected, meaning AS found,
  'correct the line' AS "try", 'tag_keys' AS entity
FROM raw_reference__tag_keys WHERE meaning NOT IN ('cost_center', 'owner', 'application', 'environment', 'business_unit')
UNION ALL
SELECT later.line_number, 'tag_key', concat('each key once: line ', earlier.line_number, ' has it (capitals, blanks and signs do not count)'), later.tag_key,
  'remove one of the lines', 'tag_keys'
FROM raw_reference__tag_keys AS later
JOIN raw_reference__tag_keys AS earlier
  ON regexp_replace(lower(earlier.tag_key), '[^a-z0-9]', '', 'g') = regexp_replace(lower(later.tag_key), '[^a-z0-9]', '', 'g')
    AND earlier.line_number < later.line_number
