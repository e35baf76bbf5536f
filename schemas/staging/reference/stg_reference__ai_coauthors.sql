-- How AI tools sign commits (ai_coauthors.csv): whose name or address matches a pattern is a tool.
-- grain: field, pattern
-- published: work
-- columns:
--   field     name or email: which half of "Name <address>" the pattern is held against.
--   pattern   Text in any case; * stands for any text.
--   ai_tool   Name of the tool.
SELECT field, pattern, ai_tool
FROM raw_reference__ai_coauthors
