-- Commits with their author's person and place in the organization on the UTC day, and with the AI tool that took part. The author's GitHub login goes before
-- the address in git; nobody known is 'unattributed', a person without a cost center 'unassigned'. ai_tool 'several': more than one tool.
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
  SELECT commit_sha, usage_date, '*', author_email FROM int_commits__unioned WHERE author_email <> ''
),
resolved AS (
  SELECT k.commit_sha, i.person_id, i.cost_center_id
  FROM keys k
  JOIN int_identities__unioned i
    ON i.identity_value = k.identity_value AND i.provider = k.provider
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
  r.person_id,
  CASE WHEN r.person_id IS NULL THEN 'unattributed' ELSE coalesce(r.cost_center_id, 'unassigned') END AS cost_center_id
FROM int_commits__unioned c
LEFT JOIN assisted a USING (commit_sha)
LEFT JOIN resolved r USING (commit_sha)
