-- Patterns that say nothing, match everybody, or stand twice.
SELECT line_number, 'field' AS field, 'name or email' AS expected, "field" AS found, 'which half of "Name <address>" the pattern is held against' AS "try",
  'ai_coauthors' AS entity
FROM raw_reference__ai_coauthors WHERE "field" NOT IN ('name', 'email')
UNION ALL
SELECT line_number, 'pattern', 'at least three characters beside *', pattern, 'a pattern that matches everybody would make every commit a tool''s',
  'ai_coauthors'
FROM raw_reference__ai_coauthors WHERE length(replace(pattern, '*', '')) < 3
UNION ALL
SELECT later.line_number, 'pattern', 'each pattern once', concat('a second line for ', later.pattern, '; the first is line ', earlier.line_number),
  'remove one of them', 'ai_coauthors'
FROM raw_reference__ai_coauthors AS later
JOIN raw_reference__ai_coauthors AS earlier ON earlier."field" = later."field" AND earlier.pattern = later.pattern AND earlier.line_number < later.line_number
