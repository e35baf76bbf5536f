-- How AI tools sign commits.
-- grain: field, pattern
SELECT field, pattern, ai_tool
FROM raw_reference__ai_coauthors
