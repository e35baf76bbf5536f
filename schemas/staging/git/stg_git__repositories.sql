-- Local clones: which branch was read, and up to which day the clone had been fetched.
-- grain: repository_id
SELECT
  part AS repository_id,
  repository,
  host,
  branch,
  head_sha,
  CAST(up_to_date_at AS DATE) AS up_to_date_date
FROM raw_git__repositories
