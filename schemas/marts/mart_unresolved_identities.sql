-- Whom nobody knows: users, keys and authors that appear in charges, activity or commits on days on which no person of ref_people stands behind them.
-- The cure is a line in people.csv (identities "provider:id", or an e-mail).
-- grain: provider, principal_id
-- columns:
--   provider           Vendor; git for an author who is known by an address only.
--   principal_id       The vendor's id, a GitHub login, or an author's address in git.
--   principal_type     user, api_key, service_account …, as in the ledger; user where only activity or commits show it.
--   email              Last e-mail that the vendor shows for it; NULL = none.
--   first_usage_date   First UTC day on which it appears unresolved.
--   last_usage_date    Last UTC day on which it appears unresolved.
--   billed_usd         Billed cost on those days, charged as unattributed.
--   commit_count       Commits of this author on those days.
--   sources            Sources that show it, in order, separated by commas.
WITH appearances AS (
  SELECT source, provider, principal_id, usage_date, coalesce(principal_type, 'user') AS principal_type FROM each_source__charges WHERE principal_id IS NOT NULL
  UNION ALL
  SELECT source, provider, principal_id, usage_date, 'user' FROM each_source__principals WHERE principal_id IS NOT NULL
),
charged AS (
  SELECT provider, principal_id, usage_date, sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE person_id IS NULL AND principal_id IS NOT NULL
  GROUP BY ALL
),
unknown_days AS (
  SELECT s.provider, s.principal_id, s.usage_date, s.email, coalesce(c.billed_usd, 0) AS billed_usd, 0 AS commits
  FROM int_principals__seen s
  ANTI JOIN int_principals__resolved r USING (provider, principal_id, usage_date)
  LEFT JOIN charged c USING (provider, principal_id, usage_date)
  UNION ALL
  -- a tool that signs as author is no person who is missing
  SELECT
    CASE WHEN author_login IS NULL THEN 'git' ELSE 'github' END,
    coalesce(author_login, nullif(author_email, ''), nullif(author_name, ''), 'none'),
    usage_date, nullif(author_email, ''), 0, 1
  FROM int_commits__assigned
  WHERE person_id IS NULL AND NOT is_ai_author
),
named AS (
  SELECT provider, principal_id, string_agg(DISTINCT source, ', ' ORDER BY source) AS sources, max(principal_type) AS principal_type
  FROM (
    SELECT source, provider, principal_id, principal_type FROM appearances
    UNION ALL
    SELECT
      source, CASE WHEN author_login IS NULL THEN 'git' ELSE 'github' END,
      coalesce(author_login, nullif(author_email, ''), nullif(author_name, ''), 'none'), 'user'
    FROM each_source__commits
  )
  GROUP BY ALL
)
SELECT
  u.provider,
  u.principal_id,
  coalesce(n.principal_type, 'user') AS principal_type,
  list(u.email ORDER BY u.usage_date DESC, u.email) FILTER (WHERE u.email IS NOT NULL)[1] AS email,
  min(u.usage_date) AS first_usage_date,
  max(u.usage_date) AS last_usage_date,
  CAST(sum(u.billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(u.commits) AS BIGINT) AS commit_count,
  coalesce(n.sources, 'none') AS sources
FROM unknown_days u
LEFT JOIN named n USING (provider, principal_id)
GROUP BY u.provider, u.principal_id, n.principal_type, n.sources
