-- Days that the CSV files speak of; whole when a file with the day was read a whole day or more after the day's end.
-- grain: provider, billing_account_id, usage_date
SELECT
  'github' AS provider,
  billing_account_id,
  usage_date,
  max(extracted_at_utc) >= CAST(usage_date + 2 AS TIMESTAMPTZ) AS is_complete
FROM int_github_billing_csv__lines
GROUP BY billing_account_id, usage_date
