-- Merged pull requests on GitHub, under the UTC day of the merge.
-- grain: repository_id, pull_request_number
SELECT
  part AS repository_id,
  repository,
  CAST(number AS BIGINT) AS pull_request_number,
  CAST(merged_at AS DATE) AS usage_date,
  lower("user".login) AS author_login,
  created_at AS created_at_utc,
  merged_at AS merged_at_utc,
  merge_commit_sha,
  base."ref" AS base_branch,
  coalesce(list_transform(label_names, lambda label: lower(label)), []) AS labels,
  coalesce(issue_keys, []) AS issue_keys
FROM raw_github__pull_requests
QUALIFY row_number() OVER (PARTITION BY part, number ORDER BY extracted_at_utc DESC, raw_github__pull_requests.usage_date DESC) = 1
