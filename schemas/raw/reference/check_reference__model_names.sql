-- Steps that there are not, and patterns that are none.
SELECT line_number, 'step' AS field, 'prefix, region, kept, variant, version or alias' AS expected, step AS found,
  'the README says what each step does' AS "try", 'model_names' AS entity
FROM raw_reference__model_names WHERE step NOT IN ('prefix', 'region', 'kept', 'variant', 'version', 'alias')
UNION ALL
SELECT line_number, 'pattern', 'a regular expression', pattern,
  'every bracket that opens closes; . * + ? ( ) [ stand for themselves behind a backslash', 'model_names'
FROM raw_reference__model_names
WHERE step NOT IN ('prefix', 'region') AND TRY(regexp_matches('', pattern)) IS NULL
UNION ALL
SELECT line_number, 'replacement', concat('nothing: ', step, ' only says what the name begins with or which name is kept'), replacement,
  'a name that becomes another is an alias', 'model_names'
FROM raw_reference__model_names WHERE step IN ('prefix', 'region', 'kept') AND replacement IS NOT NULL
UNION ALL
SELECT later.line_number, 'pattern', concat('each pattern once: line ', earlier.line_number, ' has it'), later.pattern, 'remove one of the lines', 'model_names'
FROM raw_reference__model_names AS later
JOIN raw_reference__model_names AS earlier
  ON earlier.step = later.step AND earlier.pattern = later.pattern AND earlier.line_number < later.line_number
