-- Days of which the local clones know all commits: from the first one, 2020 at the earliest, to the day before the freshest clone was fetched.
-- A clone that nobody fetches is told by check_git__stale_clones.
-- grain: usage_date
WITH span AS (
  SELECT
    (SELECT greatest(min(usage_date), DATE '2020-01-01') FROM stg_git__commits) AS first_date,
    (SELECT max(up_to_date_date) - 1 FROM stg_git__repositories) AS last_date
)
SELECT CAST(unnest(generate_series(CAST(first_date AS TIMESTAMP), CAST(last_date AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS usage_date,
  (SELECT count(lines_added_count) > 0 FROM stg_git__commits) AS has_merged_lines
FROM span
