-- Repositories as GitHub shows them on the day of the pull.
-- grain: repository_id, snapshot_date
SELECT
  part AS repository_id,
  usage_date AS snapshot_date,
  full_name AS repository,
  default_branch,
  coalesce(private, false) AS is_private,
  coalesce(archived, false) AS is_archived,
  coalesce(fork, false) AS is_fork,
  pushed_at AS pushed_at_utc
FROM raw_github__repositories
