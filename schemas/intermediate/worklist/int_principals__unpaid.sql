-- Use that stands as unattributed, per account and day, and why: nobody claims the account, whoever held it has left or comes later, it has no owner, its owner
-- has left, or the vendor names nobody at all. person_id is who held it last, else who will hold it first, or the owner.
-- grain: source, provider, principal_type, principal_id, usage_date, vendor_cost_center
WITH unpaid AS (
  SELECT *, CASE WHEN principal_type IN ('workspace', 'repository', 'billing_account') THEN principal_type ELSE 'account' END AS owned_as
  FROM int_principals__used
  WHERE cost_center_id = 'unattributed'
),
shown AS (
  SELECT 'account' AS owned_as, provider, principal_id, usage_date, min(email) AS email
  FROM (
    SELECT s.provider, s.principal_id, s.usage_date, s.email
    FROM int_principals__seen s
    SEMI JOIN unpaid u ON u.provider = s.provider AND u.principal_id = s.principal_id AND u.usage_date = s.usage_date
    UNION ALL
    SELECT CASE WHEN author_login IS NULL THEN 'git' ELSE 'github' END, coalesce(author_login, author_email), usage_date, nullif(author_email, '')
    FROM int_commits__assigned
    WHERE cost_center_id = 'unattributed'
  )
  GROUP BY ALL
),
unheld AS (
  SELECT DISTINCT u.provider, u.principal_id, u.usage_date, unnest([u.principal_id, lower(u.principal_id), s.email]) AS identity_value
  FROM unpaid u
  LEFT JOIN shown s USING (owned_as, provider, principal_id, usage_date)
  WHERE u.owned_as = 'account'
),
holders AS (
  SELECT 'account' AS owned_as, u.provider, u.principal_id, u.usage_date, i.person_id, CASE WHEN i.valid_from > u.usage_date THEN 'not_yet'
    ELSE 'left' END AS finding
  FROM unheld u
  JOIN int_identities__unioned i
    ON i.identity_value = u.identity_value AND i.provider IN (u.provider, '*')
    AND (u.usage_date < i.valid_from OR u.usage_date >= i.valid_to)
  QUALIFY row_number() OVER (
    PARTITION BY u.provider, u.principal_id, u.usage_date
    ORDER BY i.valid_from > u.usage_date, i.precedence, CASE WHEN i.valid_from <= u.usage_date THEN i.valid_to END DESC, i.valid_from, i.person_id,
      i.identity_kind, i.identity_value) = 1
)
SELECT
  u.* EXCLUDE (owned_as, person_id, cost_center_id, assigned_by),
  CASE
    WHEN o.owner_person_id IS NOT NULL THEN 'owner_left'
    WHEN u.principal_type = 'billing_account' THEN 'nobody_named'
    WHEN h.finding IS NOT NULL THEN h.finding
    WHEN u.principal_type = 'user' THEN 'unknown'
    ELSE 'no_owner'
  END AS finding,
  coalesce(o.owner_person_id, h.person_id, 'none') AS person_id,
  s.email
FROM unpaid u
LEFT JOIN int_principals__owned o
  ON o.provider = u.provider AND o.owned_as = u.owned_as AND o.principal_id = u.principal_id AND o.usage_date = u.usage_date AND o.cost_center_id IS NULL
LEFT JOIN holders h ON h.owned_as = u.owned_as AND h.provider = u.provider AND h.principal_id = u.principal_id AND h.usage_date = u.usage_date
LEFT JOIN shown s ON s.owned_as = u.owned_as AND s.provider = u.provider AND s.principal_id = u.principal_id AND s.usage_date = u.usage_date
