-- Spend-report lines that have no place in time: the file's name tells no period.
SELECT
  'anthropic' AS provider,
  coalesce(billing_account_id, 'spend-report') AS billing_account_id,
  CAST(NULL AS DATE) AS usage_date,
  file AS subject,
  'no_period' AS reason,
  false AS is_estimate,
  false AS is_settled,
  count(*) AS row_count,
  'USD' AS currency,
  sum(billed_usd) AS amount,
  'give the file the name that it was downloaded with: spend-report-<organization>-YYYY-MM-DD-to-YYYY-MM-DD.csv' AS settled_by
FROM stg_spend_report__lines
WHERE period_start_date IS NULL OR period_end_date IS NULL
GROUP BY ALL
