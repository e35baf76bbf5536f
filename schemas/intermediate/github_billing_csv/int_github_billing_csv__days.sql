-- Days that the CSV files speak of: from the first day of a file's first month to its last line, or to that month's end where it was read after it. They name
-- only days with use; a day is whole when such a file was read a whole day or more after the day's end.
-- grain: provider, billing_account_id, usage_date
WITH file AS (
  SELECT
    billing_account_id,
    file,
    CAST(date_trunc('month', min(usage_date)) AS DATE) AS first_date,
    max(usage_date) AS last_usage_date,
    max(extracted_at_utc) AS read_at_utc
  FROM stg_github_billing_csv__lines
  GROUP BY ALL
),
day AS (
  SELECT
    billing_account_id,
    read_at_utc,
    CAST(unnest(generate_series(first_date, CASE WHEN read_at_utc >= CAST(last_day(last_usage_date) + 1 AS TIMESTAMPTZ) THEN last_day(last_usage_date)
      ELSE last_usage_date END, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM file
)
SELECT
  'github' AS provider,
  billing_account_id,
  usage_date,
  max(read_at_utc) >= CAST(usage_date + 2 AS TIMESTAMPTZ) AS is_complete
FROM day
GROUP BY billing_account_id, usage_date
