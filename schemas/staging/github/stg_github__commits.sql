-- Commits of default branches on GitHub. The API tells times in UTC only: the author's own day is not known here.
-- A rebase moves a commit to another committer's day; the newest reading counts.
-- grain: repository_id, commit_sha
SELECT
  part AS repository_id,
  repository,
  sha AS commit_sha,
  "commit".author.name AS author_name,
  lower(trim("commit".author.email)) AS author_email,
  lower(author.login) AS author_login,
  CAST(coalesce("commit".author.date, "commit".committer.date) AS DATE) AS usage_date,
  coalesce("commit".author.date, "commit".committer.date) AS authored_at_utc,
  "commit".committer.date AS committed_at_utc,
  coalesce(len(parents), 0) > 1 AS is_merge,
  coalesce(co_authors, []) AS co_authors,
  TRY_CAST(nullif(regexp_extract(pull_request_reference, '#(\d+)', 1), '') AS BIGINT) AS pull_request_number,
  coalesce(issue_keys, []) AS issue_keys
FROM raw_github__commits
QUALIFY row_number() OVER (PARTITION BY part, sha ORDER BY extracted_at_utc DESC, raw_github__commits.usage_date DESC) = 1
