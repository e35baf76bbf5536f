-- What local clones say of commits.
-- grain: repository_id, commit_sha
SELECT
  repository_id, repository, commit_sha, usage_date, author_date, author_name, author_email, author_login, is_merge, co_authors, pull_request_number,
    issue_keys,
  merged_sha, lines_added_count, lines_removed_count
FROM stg_git__commits
