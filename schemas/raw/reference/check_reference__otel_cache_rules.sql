-- Two lines for the same.
SELECT later.line_number, 'service_pattern' AS field, concat('each combination once: line ', earlier.line_number, ' has it') AS expected,
  concat_ws(', ', later.service_pattern, later.scope_pattern, later.scope_version_pattern, later.attribute_pattern) AS found,
  'remove one of the lines' AS "try", 'otel_cache_rules' AS entity
FROM raw_reference__otel_cache_rules AS later
JOIN raw_reference__otel_cache_rules AS earlier
  ON earlier.service_pattern = later.service_pattern AND earlier.scope_pattern = later.scope_pattern
  AND earlier.scope_version_pattern = later.scope_version_pattern AND earlier.attribute_pattern = later.attribute_pattern
  AND earlier.line_number < later.line_number
