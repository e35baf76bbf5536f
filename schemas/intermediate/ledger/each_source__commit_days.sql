-- UTC days of which a git source knows all commits, and what else it knows of them.
-- columns:
--   source              Source id.
--   usage_date          UTC day.
--   has_pull_requests   It knows the pull requests that were merged on it.
--   has_merged_lines    It knows how many lines merged work added on it.
SELECT
  NULL::VARCHAR AS source,
  NULL::DATE AS usage_date,
  NULL::BOOLEAN AS has_pull_requests,
  NULL::BOOLEAN AS has_merged_lines
WHERE false
