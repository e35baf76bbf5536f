-- Accounts, workspaces and repositories that principal_owners.csv declares, on the days on which they appear, with the cost center that pays: the line's own,
-- else its owner's on the day. No cost center = the owner is in ref_people no more. A whole id goes before a beginning, a longer beginning before a shorter.
-- grain: provider, owned_as, principal_id, usage_date
WITH used AS (
  SELECT provider, 'account' AS owned_as, principal_id, usage_date FROM int_principals__seen
  UNION ALL
  SELECT provider, 'account', api_key_id, usage_date FROM int_charges__unioned WHERE api_key_id <> 'none'
  UNION ALL
  SELECT provider, 'workspace', workspace_id, usage_date FROM int_charges__unioned WHERE workspace_id <> 'none'
  UNION ALL
  SELECT provider, 'repository', vendor_repository, usage_date FROM int_charges__unioned WHERE vendor_repository IS NOT NULL
  UNION ALL
  SELECT 'github', 'account', author_login, usage_date FROM int_commits__unioned WHERE author_login <> ''
  UNION ALL
  SELECT 'github', 'account', author_login, usage_date FROM each_source__pull_requests WHERE author_login <> ''
  UNION ALL
  SELECT 'git', 'account', author_email, usage_date FROM int_commits__unioned WHERE author_email <> ''
),
named AS (
  SELECT *, CASE provider WHEN 'github' THEN lower(principal_id) ELSE principal_id END AS owned_id FROM used
),
beginnings AS (
  SELECT DISTINCT n.*
  FROM named n
  SEMI JOIN ref_principal_owners o ON o.is_beginning AND o.provider = n.provider AND o.owned_as = n.owned_as
),
declared AS (
  SELECT n.principal_id AS used_id, n.usage_date, o.*
  FROM named n
  JOIN ref_principal_owners o
    ON o.provider = n.provider AND o.owned_as = n.owned_as AND o.principal_id = n.owned_id
    AND n.usage_date >= o.valid_from AND (o.valid_to IS NULL OR n.usage_date < o.valid_to)
  WHERE NOT o.is_beginning
  UNION ALL
  SELECT n.principal_id, n.usage_date, o.*
  FROM beginnings n
  JOIN ref_principal_owners o
    ON o.provider = n.provider AND o.owned_as = n.owned_as AND starts_with(n.owned_id, o.principal_id)
    AND n.usage_date >= o.valid_from AND (o.valid_to IS NULL OR n.usage_date < o.valid_to)
  WHERE o.is_beginning
),
daily AS (
  SELECT d.provider, d.owned_as, d.used_id AS principal_id, d.usage_date, d.kind, d.cost_center_id, coalesce(f.person_id, d.owner_person_id) AS owner_person_id
  FROM declared d
  LEFT JOIN int_scim_people__matched f ON f.directory_person_id = d.owner_person_id
  QUALIFY row_number() OVER (
    PARTITION BY d.provider, d.owned_as, d.used_id, d.usage_date
    ORDER BY d.is_beginning, length(d.principal_id) DESC, d.principal_id, d.valid_from) = 1
)
SELECT
  d.provider,
  d.owned_as,
  d.principal_id,
  d.usage_date,
  d.kind,
  d.owner_person_id,
  coalesce(d.cost_center_id, CASE WHEN p.person_id IS NOT NULL THEN coalesce(p.cost_center_id, 'unassigned') END) AS cost_center_id,
  CASE WHEN coalesce(d.cost_center_id = p.cost_center_id, p.person_id IS NOT NULL AND d.cost_center_id IS NULL)
    THEN coalesce(p.department, 'unassigned') ELSE 'unattributed' END AS department,
  CASE WHEN coalesce(d.cost_center_id = p.cost_center_id, p.person_id IS NOT NULL AND d.cost_center_id IS NULL)
    THEN coalesce(p.business_unit, 'unassigned') ELSE coalesce(c.business_unit, 'unattributed') END AS business_unit
FROM daily d
LEFT JOIN ref_people p ON p.person_id = d.owner_person_id AND d.usage_date >= p.valid_from AND d.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
LEFT JOIN ref_cost_centers c ON c.cost_center_id = d.cost_center_id AND d.usage_date >= c.valid_from AND d.usage_date < coalesce(c.valid_to, DATE '9999-12-31')
