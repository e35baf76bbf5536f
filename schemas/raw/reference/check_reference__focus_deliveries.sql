-- A handling that there is not, or one pattern twice.
SELECT line_number, 'handling' AS field, 'overwrite, append or ignore' AS expected, handling AS found, 'correct the line' AS "try", 'focus_deliveries' AS entity
FROM raw_reference__focus_deliveries WHERE handling NOT IN ('overwrite', 'append', 'ignore')
UNION ALL
SELECT later.line_number, 'file_pattern', concat('each pattern once: line ', earlier.line_number, ' has it'), later.file_pattern, 'remove one of the lines',
  'focus_deliveries'
FROM raw_reference__focus_deliveries AS later
JOIN raw_reference__focus_deliveries AS earlier ON earlier.file_pattern = later.file_pattern AND earlier.line_number < later.line_number
