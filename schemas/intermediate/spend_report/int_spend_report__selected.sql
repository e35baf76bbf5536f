-- Spend-report lines that count: per account and month in which a file's period begins, the file that reaches furthest. A file without a period
-- in its name can't be placed in time and stays out.
-- grain: file, billing_account_id, principal_type, user_id, product, model
WITH files AS (
  SELECT billing_account_id, file, period_start_date, period_end_date
  FROM (SELECT DISTINCT billing_account_id, file, period_start_date, period_end_date FROM stg_spend_report__lines)
  WHERE period_start_date IS NOT NULL AND period_end_date IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY billing_account_id, date_trunc('month', period_start_date)
    ORDER BY period_end_date DESC, period_start_date, file DESC) = 1
)
SELECT
  file,
  billing_account_id,
  CAST(date_trunc('month', period_start_date) AS DATE) AS billing_month,
  period_start_date,
  period_end_date,
  CASE WHEN l.is_service THEN 'service' WHEN l.user_id IS NULL AND l.email IS NULL THEN 'unattributed' ELSE 'user' END AS principal_type,
  coalesce(l.user_id, lower(l.email), 'none') AS user_id,
  min(lower(l.email)) AS email,
  coalesce(l.product, 'none') AS product,
  coalesce(l.model, 'none') AS model,
  CAST(sum(l.request_count) AS BIGINT) AS request_count,
  sum(l.list_usd) AS list_usd,
  sum(l.billed_usd) AS billed_usd
FROM stg_spend_report__lines l
JOIN files USING (billing_account_id, file, period_start_date, period_end_date)
GROUP BY ALL
