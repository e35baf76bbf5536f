-- Days of which GitHub has told all commits: read after the day's end.
-- grain: usage_date
SELECT DISTINCT usage_date
FROM landed
WHERE source = 'github' AND entity = 'commits' AND extracted_at_utc >= CAST(usage_date + 1 AS TIMESTAMPTZ)
