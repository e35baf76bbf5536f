-- What each account did on a day and who pays: charges by whatever can be given an owner (the account, else the key, the workspace, the repository, the billing
-- account); and seats, activity and commits that nobody pays for. A tool that signs as author is nobody who is missing.
-- grain: source, provider, principal_type, principal_id, usage_date, person_id, cost_center_id, assigned_by, vendor_cost_center
WITH typed AS (
  SELECT provider, principal_id, max(principal_type) AS principal_type FROM int_charges__unioned WHERE principal_type <> 'user' AND principal_id IS NOT NULL
    GROUP BY ALL
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
    coalesce(person_id, 'none') AS person_id,
    cost_center_id,
    assigned_by,
    coalesce(vendor_cost_center, 'none') AS vendor_cost_center,
    billed_usd,
    CAST(0 AS BIGINT) AS seats,
    CAST(0 AS BIGINT) AS commits
  FROM int_charges__assigned
  UNION ALL
  SELECT s.source, s.provider, coalesce(t.principal_type, 'user'), s.principal_id, s.usage_date, coalesce(s.person_id, 'none'), s.cost_center_id,
    CASE WHEN s.person_id IS NOT NULL THEN 'person' WHEN s.cost_center_id = 'unassigned' THEN 'owner' ELSE 'none' END, 'none', 0, 1, 0
  FROM int_seats__assigned s
  LEFT JOIN typed t ON t.provider = s.provider AND t.principal_id = s.principal_id
  WHERE s.cost_center_id IN ('unattributed', 'unassigned')
  UNION ALL
  SELECT p.source, p.provider, coalesce(t.principal_type, 'user'), p.principal_id, p.usage_date, 'none', 'unattributed', 'none', 'none', 0, 0, 0
  FROM each_source__principals p
  LEFT JOIN typed t ON t.provider = p.provider AND t.principal_id = p.principal_id
  ANTI JOIN int_principals__resolved r ON r.provider = p.provider AND r.principal_id = p.principal_id AND r.usage_date = p.usage_date
  ANTI JOIN int_principals__owned o ON o.provider = p.provider AND o.principal_id = p.principal_id AND o.usage_date = p.usage_date AND o.owned_as = 'account'
    AND o.cost_center_id IS NOT NULL
  WHERE p.principal_id IS NOT NULL
  UNION ALL
  SELECT s.source, CASE WHEN c.author_login IS NULL THEN 'git' ELSE 'github' END, 'user',
    coalesce(c.author_login, nullif(c.author_email, ''), nullif(c.author_name, ''), 'none'),
    c.usage_date, 'none', c.cost_center_id, 'none', 'none', 0, 0, 1
  FROM int_commits__assigned c
  JOIN (SELECT commit_sha, min(source) AS source FROM each_source__commits GROUP BY ALL) s USING (commit_sha)
  WHERE c.cost_center_id = 'unattributed' AND NOT c.is_ai_author
)
SELECT
  source,
  provider,
  principal_type,
  principal_id,
  usage_date,
  person_id,
  cost_center_id,
  assigned_by,
  vendor_cost_center,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(seats) AS BIGINT) AS seat_count,
  CAST(sum(commits) AS BIGINT) AS commit_count
FROM used
GROUP BY ALL
