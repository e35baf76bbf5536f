-- Which of GitHub's cost centers a user, organization or repository belongs to, from each pull to the next; what the first pull shows holds for the days before
-- it.
-- grain: billing_account_id, resource_type, resource_name, valid_from
WITH pulls AS (
  SELECT
    part AS billing_account_id,
    usage_date,
    CASE WHEN row_number() OVER pull = 1 THEN DATE '2000-01-01' ELSE usage_date END AS valid_from,
    lead(usage_date) OVER pull AS valid_to
  FROM landed
  WHERE source = 'github-copilot' AND entity = 'cost_centers'
  WINDOW pull AS (PARTITION BY part ORDER BY usage_date)
)
SELECT
  c.billing_account_id,
  CASE c.resource_type WHEN 'organization' THEN 'org' WHEN 'repository' THEN 'repo' ELSE c.resource_type END AS resource_type,
  c.resource_name,
  p.valid_from,
  p.valid_to,
  min(c.cost_center_name) AS cost_center_name
FROM stg_github_copilot__cost_centers c
JOIN pulls p USING (billing_account_id, usage_date)
WHERE c.resource_name IS NOT NULL AND c.state <> 'deleted'
GROUP BY ALL
