-- What each account did on a day and who pays: charges by whatever can be given an owner (the account, else the key, the workspace, the repository, the billing account),
-- seats, and activity and commits of accounts that nobody is known to hold. A tool that signs as author is nobody who is missing.
-- grain: provider, principal_type, principal_id, usage_date, person_id, cost_center_id, assigned_by, vendor_cost_center
WITH typed AS (
  SELECT provider, principal_id, max(principal_type) AS principal_type FROM int_charges__unioned WHERE principal_id IS NOT NULL GROUP BY ALL
),
used AS (
  SELECT
    source,
    provider,
    CASE
      WHEN principal_id IS NOT NULL THEN principal_type
      WHEN api_key_id <> 'none' THEN 'api_key'
      WHEN workspace_id <> 'none' THEN 'workspace'
      WHEN vendor_repository IS NOT NULL THEN 'repository'
      ELSE 'billing_account'
    END AS principal_type,
    coalesce(principal_id, nullif(api_key_id, 'none'), nullif(workspace_id, 'none'), vendor_repository, billing_account_id) AS principal_id,
    usage_date,
    lower(principal_email) AS email,
    person_id,
    cost_center_id,
    assigned_by,
    vendor_cost_center,
    billed_usd,
    0 AS seats,
    0 AS commits
  FROM int_charges__assigned
  UNION ALL BY NAME
  SELECT source, provider, coalesce(t.principal_type, 'user') AS principal_type, principal_id, usage_date, person_id, cost_center_id,
    CASE WHEN person_id IS NOT NULL THEN 'person' WHEN cost_center_id <> 'unattributed' THEN 'owner' ELSE 'none' END AS assigned_by, 1 AS seats
  FROM int_seats__assigned
  LEFT JOIN typed t USING (provider, principal_id)
  UNION ALL BY NAME
  SELECT p.source, p.provider, coalesce(t.principal_type, 'user') AS principal_type, p.principal_id, p.usage_date, p.email, 'unattributed' AS cost_center_id, 'none' AS assigned_by
  FROM each_source__principals p
  LEFT JOIN typed t USING (provider, principal_id)
  ANTI JOIN int_principals__resolved r ON r.provider = p.provider AND r.principal_id = p.principal_id AND r.usage_date = p.usage_date
  ANTI JOIN int_principals__owned o ON o.provider = p.provider AND o.principal_id = p.principal_id AND o.usage_date = p.usage_date AND o.owned_as = 'account' AND o.cost_center_id IS NOT NULL
  WHERE p.principal_id IS NOT NULL
  UNION ALL BY NAME
  SELECT s.source, CASE WHEN c.author_login IS NULL THEN 'git' ELSE 'github' END AS provider, 'user' AS principal_type,
    coalesce(c.author_login, nullif(c.author_email, ''), nullif(c.author_name, ''), 'none') AS principal_id, c.usage_date, nullif(c.author_email, '') AS email,
    c.cost_center_id, 'none' AS assigned_by, 1 AS commits
  FROM int_commits__assigned c
  JOIN (SELECT commit_sha, min(source) AS source FROM each_source__commits GROUP BY ALL) s USING (commit_sha)
  WHERE c.cost_center_id = 'unattributed' AND NOT c.is_ai_author
)
SELECT
  u.provider,
  u.principal_type,
  u.principal_id,
  u.usage_date,
  coalesce(u.person_id, 'none') AS person_id,
  u.cost_center_id,
  u.assigned_by,
  coalesce(u.vendor_cost_center, 'none') AS vendor_cost_center,
  min(coalesce(s.email, lower(u.email))) AS email,
  CAST(sum(coalesce(u.billed_usd, 0)) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(coalesce(u.seats, 0)) AS BIGINT) AS seat_count,
  CAST(sum(coalesce(u.commits, 0)) AS BIGINT) AS commit_count,
  string_agg(DISTINCT u.source, ', ' ORDER BY u.source) AS sources
FROM used u
LEFT JOIN int_principals__seen s USING (provider, principal_id, usage_date)
GROUP BY ALL
