-- The CSV beside the API per account and day: both describe the same metered use. is_missing: the API's day has not landed.
-- grain: usage_date, billing_account_id
WITH csv AS (
  SELECT usage_date, billing_account_id, sum(list_usd) AS csv_list_usd, sum(billed_usd) AS csv_billed_usd
  FROM int_github_billing_csv__lines
  WHERE is_counted
  GROUP BY ALL
),
api AS (
  SELECT usage_date, billing_account_id, sum(list_usd) AS api_list_usd, sum(billed_usd) AS api_billed_usd
  FROM int_github_copilot__metered
  WHERE report = 'model' AND is_counted
  GROUP BY ALL
),
landings AS (
  SELECT DISTINCT usage_date, part AS billing_account_id
  FROM landed
  WHERE source = 'github-copilot' AND entity = 'model_usage'
)
SELECT
  usage_date,
  billing_account_id,
  c.csv_list_usd,
  c.csv_billed_usd,
  CASE WHEN l.usage_date IS NOT NULL THEN coalesce(a.api_list_usd, 0) END AS api_list_usd,
  CASE WHEN l.usage_date IS NOT NULL THEN coalesce(a.api_billed_usd, 0) END AS api_billed_usd,
  l.usage_date IS NULL AS is_missing
FROM csv c
LEFT JOIN api a USING (usage_date, billing_account_id)
LEFT JOIN landings l USING (usage_date, billing_account_id)
