-- Merged pull requests once each, with their author's person and place in the organization on the day of the merge; of an account that principal_owners.csv
-- declares, with its owner's place and nobody.
-- grain: repository, pull_request_number
WITH pulls AS (
  SELECT min(repository) AS repository, pull_request_number, min(usage_date) AS usage_date, min(author_login) AS author_login,
    max(labels) AS labels, max(issue_keys) AS issue_keys, max(lines_added_count) AS lines_added_count, max(lines_removed_count) AS lines_removed_count
  FROM each_source__pull_requests
  GROUP BY lower(repository), pull_request_number
)
SELECT
  p.repository,
  p.pull_request_number,
  p.usage_date,
  p.author_login,
  p.labels,
  p.issue_keys,
  p.lines_added_count,
  p.lines_removed_count,
  CASE WHEN o.principal_id IS NULL THEN i.person_id END AS person_id,
  CASE WHEN o.principal_id IS NOT NULL OR i.person_id IS NULL THEN coalesce(o.cost_center_id, 'unattributed')
    ELSE coalesce(i.cost_center_id, 'unassigned') END AS cost_center_id
FROM pulls p
LEFT JOIN int_identities__unioned i
  ON i.provider = 'github' AND i.identity_value = p.author_login
  AND p.usage_date >= i.valid_from AND p.usage_date < coalesce(i.valid_to, DATE '9999-12-31')
LEFT JOIN int_principals__owned o ON o.owned_as = 'account' AND o.provider = 'github' AND o.principal_id = p.author_login AND o.usage_date = p.usage_date
QUALIFY row_number() OVER (PARTITION BY p.repository, p.pull_request_number ORDER BY i.precedence, i.valid_from DESC, i.person_id, i.identity_kind) = 1
