-- What GitHub says of commits. Its times are in UTC: the author's own day comes from a clone, if there is one.
-- grain: repository_id, commit_sha
SELECT
  repository_id, repository, commit_sha, usage_date, author_name, author_email, author_login, is_merge, co_authors, pull_request_number, issue_keys
FROM stg_github__commits
