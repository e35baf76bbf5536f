-- How large merged pull requests of default branches are, under the UTC day of the merge.
-- grain: repository_id, pull_request_number
SELECT
  part AS repository_id,
  CAST(number AS BIGINT) AS pull_request_number,
  CAST(merged_at AS DATE) AS usage_date,
  CAST(additions AS BIGINT) AS lines_added_count,
  CAST(deletions AS BIGINT) AS lines_removed_count,
  CAST(changed_files AS BIGINT) AS changed_file_count
FROM raw_github__pull_request_sizes
QUALIFY row_number() OVER (PARTITION BY part, number ORDER BY extracted_at_utc DESC, raw_github__pull_request_sizes.usage_date DESC) = 1
