-- Whether a month can still change: the as-of lies before the month's end plus 30 days (Anthropic documents revisions up to 30 days after the
-- usage date), or a day of the month is not whole yet.
-- grain: billing_month, provider, billing_account_id
WITH months AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    provider,
    billing_account_id,
    count(*) FILTER (WHERE NOT is_complete AND source <> 'spend-report') AS incomplete_day_count,
    min(usage_date) FILTER (WHERE NOT is_complete AND source <> 'spend-report') AS first_incomplete_date,
    string_agg(DISTINCT source, ', ' ORDER BY source) FILTER (WHERE NOT is_complete AND source <> 'spend-report') AS sources
  FROM int_days__covered
  GROUP BY ALL
)
SELECT
  billing_month,
  provider,
  billing_account_id,
  sources,
  incomplete_day_count,
  first_incomplete_date,
  incomplete_day_count > 0
    OR run.as_of_utc < CAST(billing_month + INTERVAL 1 MONTH + INTERVAL 30 DAY AS TIMESTAMPTZ) AS is_provisional
FROM months
CROSS JOIN run
