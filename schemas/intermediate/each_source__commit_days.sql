-- UTC days of which a git source knows all commits.
-- columns:
--   source       Source id.
--   usage_date   UTC day.
SELECT
  NULL::VARCHAR AS source,
  NULL::DATE AS usage_date
WHERE false
