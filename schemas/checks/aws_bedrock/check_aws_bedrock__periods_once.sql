-- Months of one payer in several places of the same kind of export: they would be charged twice. Give the paths of the wrong one a line
-- with 'ignore' in reference/focus_deliveries.csv, and read one export only.
-- source: aws-bedrock
WITH delivery AS (
  SELECT DISTINCT
    export_kind,
    billing_account_id,
    billing_period_start_date,
    coalesce(usage_account_id, 'none') AS usage_account_id,
    regexp_replace(
      CASE WHEN contains(part, 'BILLING_PERIOD=') THEN regexp_extract(part, '^(.*BILLING_PERIOD=[^/]*)', 1) ELSE part END,
      '[-_.]?(part[-_]?[0-9]+([-_][0-9]+)?|[0-9]{5}|[0-9]{12})(-[0-9a-f-]{36}(-c[0-9]+)?)?(\.snappy)?(\.csv|\.parquet)(\.gz)?$', '') AS delivery
  FROM int_aws_bedrock__lines
)
SELECT export_kind, billing_account_id, billing_period_start_date, usage_account_id, string_agg(delivery, ', ' ORDER BY delivery) AS deliveries
FROM delivery
GROUP BY ALL
HAVING count(*) > 1
