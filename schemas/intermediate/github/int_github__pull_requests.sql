-- Merged pull requests on GitHub; of those of the default branch how large they are.
-- grain: repository_id, pull_request_number
SELECT p.repository_id, p.repository, p.pull_request_number, p.usage_date, p.author_login, p.labels, p.issue_keys, s.lines_added_count, s.lines_removed_count
FROM stg_github__pull_requests p
LEFT JOIN stg_github__pull_request_sizes s USING (repository_id, pull_request_number)
