-- Each source's billing accounts and the days they span, from the days that it answered and from its charges.
-- grain: provider, billing_account_id, source
WITH days AS (
  SELECT provider, billing_account_id, source, usage_date FROM each_source__days
  UNION ALL
  SELECT provider, billing_account_id, source, usage_date FROM each_source__charges
  UNION ALL
  SELECT provider, billing_account_id, source, usage_date FROM each_source__totals
)
SELECT
  provider,
  billing_account_id,
  source,
  min(usage_date) AS first_usage_date,
  max(usage_date) AS last_usage_date
FROM days
GROUP BY ALL
