-- Days that local session files speak of: whole up to the last one with use, if a file was read after the day's end.
-- grain: provider, billing_account_id, usage_date
WITH used AS (
  SELECT min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date
  FROM int_claude_code_usage__daily
),
calendar AS (
  SELECT CAST(unnest(generate_series(first_usage_date, last_usage_date, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM used
),
files AS (
  SELECT max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  WHERE source = 'claude-code'
)
SELECT 'anthropic' AS provider, 'claude-code' AS billing_account_id, usage_date, last_extracted_at_utc >= CAST(usage_date + 1 AS TIMESTAMPTZ) AS is_complete
FROM calendar
CROSS JOIN files
