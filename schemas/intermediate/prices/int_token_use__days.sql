-- Days that files of requests speak of. They name only days with use: every day up to the last one with use is whole if a file was read after its end; so are
-- the days after it to the month's end, once a file was read after that end and five days have passed. Later days have not arrived.
-- grain: source, provider, billing_account_id, usage_date
WITH files AS (
  SELECT source, max(extracted_at_utc) AS last_extracted_at_utc
  FROM landed
  GROUP BY source
),
used AS (
  SELECT source, provider, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, last_day(max(usage_date)) AS last_date
  FROM int_token_use__daily
  GROUP BY ALL
),
calendar AS (
  SELECT
    u.source,
    u.provider,
    f.last_extracted_at_utc,
    CAST(unnest(generate_series(u.first_usage_date, CASE WHEN f.last_extracted_at_utc >= CAST(u.last_date + 1 AS TIMESTAMPTZ)
      AND run.as_of_date > u.last_date + 5 THEN u.last_date ELSE u.last_usage_date END, INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM used u
  JOIN files f USING (source)
  CROSS JOIN run
)
SELECT source, provider, source AS billing_account_id, usage_date, last_extracted_at_utc >= CAST(usage_date + 1 AS TIMESTAMPTZ) AS is_complete
FROM calendar
