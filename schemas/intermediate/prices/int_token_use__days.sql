-- Days that files of requests speak of. They name only days with use: every day up to the last one with use is whole if a file was read after its end; later
-- days have not arrived.
-- grain: source, provider, billing_account_id, usage_date
WITH used AS (
  SELECT source, provider, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date
  FROM int_token_use__daily
  GROUP BY ALL
),
calendar AS (
  SELECT source, provider, CAST(unnest(generate_series(first_usage_date, last_usage_date, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM used
),
files AS (
  SELECT source, max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  GROUP BY source
)
SELECT source, provider, source AS billing_account_id, usage_date, last_extracted_at_utc >= CAST(usage_date + 1 AS TIMESTAMPTZ) AS is_complete
FROM calendar
JOIN files USING (source)
