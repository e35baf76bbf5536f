-- What local clones say of commits.
-- grain: repository_id, commit_sha
SELECT
  repository_id, repository, commit_sha, usage_date, author_date, author_name, author_email, author_login, is_merge, co_authors, pull_request_number, issue_keys
FROM stg_git__commits
