-- Everybody whom a vendor user could be, by id or by the e-mail that the vendor shows, whatever the day: lines of ref_people that hold one of its identities.
-- grain: provider, principal_id, email, identity_kind, identity_value, person_id, valid_from
WITH principals AS (
  SELECT DISTINCT provider, principal_id, coalesce(email, 'none') AS email FROM int_principals__seen
),
keys AS (
  SELECT provider, principal_id, email, principal_id AS identity_value FROM principals
  UNION
  -- case means nothing in a GitHub login
  SELECT provider, principal_id, email, lower(principal_id) FROM principals WHERE provider = 'github'
  UNION
  SELECT provider, principal_id, email, email FROM principals WHERE email <> 'none'
)
SELECT k.provider, k.principal_id, k.email, i.* EXCLUDE (provider)
FROM keys k
JOIN int_identities__unioned i ON i.identity_value = k.identity_value AND i.provider IN (k.provider, '*')
