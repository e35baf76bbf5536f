-- Days of which GitHub has told all commits: read after the day's end. Merged pull requests are read with them, their sizes since they are asked for.
-- grain: usage_date
SELECT
  usage_date,
  bool_or(entity = 'pull_requests') AS has_pull_requests,
  bool_or(entity = 'pull_request_sizes') AS has_merged_lines
FROM landed
WHERE source = 'github' AND entity IN ('commits', 'pull_requests', 'pull_request_sizes') AND extracted_at_utc >= CAST(usage_date + 1 AS TIMESTAMPTZ)
GROUP BY usage_date
HAVING bool_or(entity = 'commits')
