-- One pattern twice.
SELECT later.line_number, 'name_pattern' AS field, concat('each pattern once: line ', earlier.line_number, ' has it') AS expected, later.name_pattern AS found,
  'remove one of the lines' AS "try", 'focus_providers' AS entity
FROM raw_reference__focus_providers AS later
JOIN raw_reference__focus_providers AS earlier ON lower(earlier.name_pattern) = lower(later.name_pattern) AND earlier.line_number < later.line_number
