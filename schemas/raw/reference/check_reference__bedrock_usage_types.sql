-- One name twice.
SELECT later.line_number, 'billing_name' AS field, concat('each name once: line ', earlier.line_number,
  ' has it (capitals, blanks and signs do not count)') AS expected, later.billing_name AS found,
  'remove one of the lines' AS "try", 'bedrock_usage_types' AS entity
FROM raw_reference__bedrock_usage_types AS later
JOIN raw_reference__bedrock_usage_types AS earlier
  ON regexp_replace(lower(earlier.billing_name), '[^a-z0-9.]', '', 'g') = regexp_replace(lower(later.billing_name), '[^a-z0-9.]', '', 'g')
    AND earlier.line_number < later.line_number
