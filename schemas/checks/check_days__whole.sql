-- Days inside an account's history whose data never became whole: no anomaly is tested on them and their month stays provisional.
-- severity: warn
WITH known AS (
  SELECT provider, billing_account_id, source, max(usage_date) FILTER (WHERE is_complete) AS last_whole_date
  FROM int_days__covered
  GROUP BY ALL
)
SELECT d.provider, d.billing_account_id, d.source, d.usage_date
FROM int_days__covered d
JOIN known k USING (provider, billing_account_id, source)
WHERE NOT d.is_complete AND d.usage_date < k.last_whole_date
