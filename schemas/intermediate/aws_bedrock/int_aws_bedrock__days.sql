-- Which days AWS's exports have answered in full: days before the last one with a Bedrock line in the newest delivery of the month, two days after they ended;
-- the whole month once a delivery came after its fifth day of the next, or once that day is over and a delivery came after the month's end. AWS refreshes a
-- month up to three times a day until its invoice is final.
-- grain: provider, billing_account_id, usage_date
WITH period AS (
  SELECT
    billing_account_id,
    billing_period_start_date,
    last_day(billing_period_start_date) AS last_date,
    max(usage_date) AS last_usage_date,
    CAST(timezone('UTC', max(landed_at_utc)) AS DATE) AS landed_date
  FROM int_aws_bedrock__lines
  GROUP BY ALL
),
day AS (
  SELECT
    *,
    CAST(unnest(generate_series(billing_period_start_date, greatest(last_usage_date, least(landed_date - 1, last_date)), INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM period
)
SELECT
  'aws-bedrock' AS provider,
  d.billing_account_id,
  d.usage_date,
  bool_or((d.usage_date < d.last_usage_date AND d.landed_date >= d.usage_date + 2) OR d.landed_date > d.last_date + 5
    OR (d.landed_date > d.last_date AND run.as_of_date > d.last_date + 5)) AS is_complete
FROM day d
CROSS JOIN run
GROUP BY ALL
