-- What GitHub bills for AI products without metering it: seats. Only the usage report knows them. Actions, Packages and the like are no AI products and
-- are left out, minutes that a code review or agent takes included.
-- grain: usage_date, billing_account_id, product, sku, organization, repository
SELECT
  usage_date,
  billing_account_id,
  product,
  sku,
  coalesce(organization, 'none') AS organization,
  coalesce(repository, 'none') AS repository,
  max(consumed_unit) AS consumed_unit,
  sum(consumed_quantity) AS consumed_quantity,
  sum(list_usd) AS list_usd,
  sum(billed_usd) AS billed_usd
FROM stg_github_copilot__usage
WHERE metered_as IS NULL AND product IN ('copilot', 'spark', 'models')
GROUP BY ALL
