-- Every commit once, by its SHA, whichever sources and forks tell it; what one of them leaves out another may know.
-- author_date is the day on the author's own clock; where only GitHub's API tells a commit, it is the UTC day.
-- grain: commit_sha
SELECT
  commit_sha,
  min(repository) AS repository,
  min(usage_date) AS usage_date,
  coalesce(min(author_date), min(usage_date)) AS author_date,
  min(author_name) AS author_name,
  min(author_email) AS author_email,
  min(author_login) AS author_login,
  bool_or(is_merge) AS is_merge,
  max(co_authors) AS co_authors,
  min(pull_request_number) AS pull_request_number,
  max(issue_keys) AS issue_keys,
  min(merged_sha) AS merged_sha,
  max(lines_added_count) AS lines_added_count,
  max(lines_removed_count) AS lines_removed_count
FROM each_source__commits
GROUP BY commit_sha
