-- GitHub's own total of a day for AI products: the usage report, each use once. It compares only with model rows of the same pull.
-- grain: provider, billing_account_id, usage_date
WITH landings AS (
  SELECT
    part AS billing_account_id,
    usage_date,
    max(extracted_at_utc) FILTER (WHERE entity = 'usage') AS usage_extracted_at_utc,
    max(extracted_at_utc) FILTER (WHERE entity = 'model_usage') AS models_extracted_at_utc
  FROM landed
  WHERE source = 'github-copilot' AND entity IN ('usage', 'model_usage')
  GROUP BY ALL
),
billed AS (
  SELECT usage_date, billing_account_id, billed_usd FROM int_github_copilot__metered WHERE report = 'usage' AND is_counted
  UNION ALL
  SELECT usage_date, billing_account_id, billed_usd FROM int_github_copilot__fees
),
totals AS (
  SELECT usage_date, billing_account_id, sum(billed_usd) AS billed_usd
  FROM billed
  GROUP BY ALL
)
SELECT
  'github' AS provider,
  l.billing_account_id,
  l.usage_date,
  CASE WHEN l.usage_extracted_at_utc IS NOT NULL THEN coalesce(t.billed_usd, 0) END AS statement_usd,
  l.usage_extracted_at_utc IS NULL AS is_missing,
  l.usage_extracted_at_utc IS DISTINCT FROM l.models_extracted_at_utc AS is_not_yet_refreshed
FROM landings l
LEFT JOIN totals t USING (usage_date, billing_account_id)
