-- What belongs to GitHub's cost centers on the day of the pull: a row per user, organization or repository. A cost center without resources has one row
-- without.
SELECT
  usage_date,
  part AS billing_account_id,
  id AS cost_center_id,
  "name" AS cost_center_name,
  coalesce(state, 'active') AS state,
  azure_subscription,
  lower(resource."type") AS resource_type,
  lower(resource."name") AS resource_name
FROM (SELECT *, unnest(CASE WHEN len(resources) > 0 THEN resources ELSE [NULL] END) AS resource FROM raw_github_copilot__cost_centers) AS listed
