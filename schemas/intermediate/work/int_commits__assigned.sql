-- Commits with their author's person and place in the organization on the UTC day, and with the AI tool that took part. The author's GitHub login goes before
-- the address in git; nobody known is 'unattributed', a person without a cost center 'unassigned'. An account that principal_owners.csv declares is nobody, and
-- its owner's cost center has the commit. ai_tool 'several': more than one tool.
-- grain: commit_sha
WITH assisted AS (
  SELECT
    c.commit_sha,
    CASE WHEN min(m.ai_tool) = max(m.ai_tool) THEN min(m.ai_tool) ELSE 'several' END AS ai_tool,
    count(DISTINCT c.participant) FILTER (WHERE c.is_co_author) AS ai_co_author_count,
    bool_or(NOT c.is_co_author) AS is_ai_author
  FROM (
    SELECT commit_sha, unnest(co_authors) AS participant, true AS is_co_author FROM int_commits__unioned
    UNION ALL
    SELECT commit_sha, concat(author_name, ' <', author_email, '>'), false FROM int_commits__unioned
  ) c
  JOIN int_ai_participants__matched m USING (participant)
  GROUP BY ALL
),
keys AS (
  SELECT commit_sha, usage_date, 'github' AS provider, author_login AS identity_value FROM int_commits__unioned WHERE author_login <> ''
  UNION ALL
  SELECT commit_sha, usage_date, 'git', author_email FROM int_commits__unioned WHERE author_email <> ''
),
declared AS (
  SELECT k.commit_sha, o.cost_center_id
  FROM keys k
  JOIN int_principals__owned o ON o.owned_as = 'account' AND o.provider = k.provider AND o.principal_id = k.identity_value AND o.usage_date = k.usage_date
  QUALIFY row_number() OVER (PARTITION BY k.commit_sha ORDER BY k.provider = 'github' DESC, k.identity_value) = 1
),
resolved AS (
  SELECT k.commit_sha, i.person_id, i.cost_center_id
  FROM keys k
  JOIN int_identities__unioned i
    ON i.identity_value = k.identity_value AND i.provider = CASE k.provider WHEN 'git' THEN '*' ELSE k.provider END
    AND k.usage_date >= i.valid_from AND (i.valid_to IS NULL OR k.usage_date < i.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY k.commit_sha
    ORDER BY i.precedence, i.valid_from DESC, i.person_id, i.identity_kind, i.identity_value) = 1
)
SELECT
  c.*,
  a.commit_sha IS NOT NULL AS is_ai_assisted,
  a.ai_tool,
  coalesce(a.is_ai_author, false) AS is_ai_author,
  len(c.co_authors) AS co_author_count,
  coalesce(a.ai_co_author_count, 0) AS ai_co_author_count,
  CASE WHEN d.commit_sha IS NULL THEN r.person_id END AS person_id,
  CASE WHEN d.commit_sha IS NOT NULL OR r.person_id IS NULL THEN coalesce(d.cost_center_id, 'unattributed')
    ELSE coalesce(r.cost_center_id, 'unassigned') END AS cost_center_id
FROM int_commits__unioned c
LEFT JOIN assisted a USING (commit_sha)
LEFT JOIN resolved r USING (commit_sha)
LEFT JOIN declared d USING (commit_sha)
