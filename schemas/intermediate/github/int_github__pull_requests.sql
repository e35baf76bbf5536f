-- Merged pull requests on GitHub.
-- grain: repository_id, pull_request_number
SELECT repository_id, repository, pull_request_number, usage_date, author_login, labels, issue_keys
FROM stg_github__pull_requests
