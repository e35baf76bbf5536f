-- Accounts that more than one person holds on a day: by the same identity (identity_shared), or by the id and the e-mail (email_disagrees); with the one who
-- counts.
-- grain: provider, principal_id, usage_date
WITH contested AS (
  SELECT provider, principal_id, email FROM int_principals__matched GROUP BY ALL HAVING count(DISTINCT person_id) > 1
),
held AS (
  SELECT s.provider, s.principal_id, s.usage_date, m.person_id, concat_ws(':', m.identity_kind, m.identity_value) AS identity
  FROM int_principals__seen s
  SEMI JOIN contested c ON c.provider = s.provider AND c.principal_id = s.principal_id AND c.email = coalesce(s.email, 'none')
  JOIN int_principals__matched m
    ON m.provider = s.provider AND m.principal_id = s.principal_id AND m.email = coalesce(s.email, 'none')
    AND s.usage_date >= m.valid_from AND (m.valid_to IS NULL OR s.usage_date < m.valid_to)
)
SELECT
  r.provider,
  r.principal_id,
  r.usage_date,
  r.person_id,
  CASE WHEN bool_or(own.identity IS NOT NULL) THEN 'identity_shared' ELSE 'email_disagrees' END AS finding,
  string_agg(DISTINCT other.person_id, ', ' ORDER BY other.person_id) AS other_person_ids
FROM int_principals__resolved r
JOIN held other ON other.provider = r.provider AND other.principal_id = r.principal_id AND other.usage_date = r.usage_date AND other.person_id <> r.person_id
LEFT JOIN held own
  ON own.provider = r.provider AND own.principal_id = r.principal_id AND own.usage_date = r.usage_date AND own.person_id = r.person_id
    AND own.identity = other.identity
GROUP BY ALL
