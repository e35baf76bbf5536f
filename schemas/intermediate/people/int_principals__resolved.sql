-- Which person is behind a vendor user on a day, and where that person stands in the organization on that day. A vendor id goes before an
-- e-mail; an identity that two people hold on one day goes to the later validity, then the smaller person_id (the worklist shows it). An account that
-- principal_owners.csv declares is nobody: a service, or several people.
-- grain: provider, principal_id, usage_date
SELECT
  s.provider,
  s.principal_id,
  s.usage_date,
  m.person_id,
  m.identity_kind AS matched_by,
  m.cost_center_id,
  m.department,
  m.business_unit
FROM int_principals__seen s
JOIN int_principals__matched m
  ON m.provider = s.provider AND m.principal_id = s.principal_id AND m.email = coalesce(s.email, 'none')
  AND s.usage_date >= m.valid_from AND (m.valid_to IS NULL OR s.usage_date < m.valid_to)
ANTI JOIN (SELECT provider, principal_id, usage_date FROM int_principals__owned WHERE owned_as = 'account') o
  ON o.provider = s.provider AND o.principal_id = s.principal_id AND o.usage_date = s.usage_date
QUALIFY row_number() OVER (
  PARTITION BY s.provider, s.principal_id, s.usage_date
  ORDER BY m.precedence, m.valid_from DESC, m.person_id, m.identity_kind, m.identity_value) = 1
