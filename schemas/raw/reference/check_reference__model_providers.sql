-- One pattern twice, and names that are none.
SELECT later.line_number, 'name_pattern' AS field, concat('each pattern once: line ', earlier.line_number, ' has it') AS expected, later.name_pattern AS found,
  'remove one of the lines' AS "try", 'model_providers' AS entity
FROM raw_reference__model_providers AS later
JOIN raw_reference__model_providers AS earlier ON lower(earlier.name_pattern) = lower(later.name_pattern) AND earlier.line_number < later.line_number
UNION ALL
SELECT line_number, 'provider', 'lower case without blanks, like anthropic', provider, 'the name of whoever bills, as in billing_authority.csv',
  'model_providers'
FROM raw_reference__model_providers WHERE NOT regexp_full_match(provider, '[a-z0-9._-]+')
