-- Which person is behind a vendor user on a day, and where that person stands in the organization on that day. A vendor id goes before an
-- e-mail; an identity that two people hold on one day goes to the later validity, then the smaller person_id (a check shows it).
-- grain: provider, principal_id, usage_date
WITH keys AS (
  SELECT provider, principal_id, usage_date, principal_id AS identity_value FROM int_principals__seen
  UNION
  -- case means nothing in a GitHub login
  SELECT provider, principal_id, usage_date, lower(principal_id) FROM int_principals__seen WHERE provider = 'github'
  UNION
  SELECT provider, principal_id, usage_date, email FROM int_principals__seen WHERE email IS NOT NULL
)
SELECT
  k.provider,
  k.principal_id,
  k.usage_date,
  i.person_id,
  i.identity_kind AS matched_by,
  i.cost_center_id,
  i.department,
  i.business_unit
FROM keys k
JOIN int_identities__unioned i
  ON i.identity_value = k.identity_value AND i.provider IN (k.provider, '*')
  AND k.usage_date >= i.valid_from AND (i.valid_to IS NULL OR k.usage_date < i.valid_to)
QUALIFY row_number() OVER (
  PARTITION BY k.provider, k.principal_id, k.usage_date
  ORDER BY i.precedence, i.valid_from DESC, i.person_id, i.identity_kind, i.identity_value) = 1
