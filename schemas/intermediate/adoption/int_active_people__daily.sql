-- Who used what on a UTC day: what was charged to a person, and what the vendors' activity reports show without a charge of its own. worker_id is the person,
-- or provider:account of a user nobody knows, who counts as no person. Services, keys of nobody and accounts that several people share are no people.
-- grain: usage_date, provider, product, worker_id
WITH used AS (
  SELECT s.usage_date, s.provider, s.product, coalesce(p.person_id, concat(s.provider, ':', s.principal_id)) AS worker_id,
    p.person_id IS NOT NULL AS is_known,
    CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id
  FROM each_source__activity s
  LEFT JOIN int_principals__resolved p ON p.provider = s.provider AND p.principal_id = s.principal_id AND p.usage_date = s.usage_date
  ANTI JOIN (SELECT provider, principal_id, usage_date FROM int_principals__owned WHERE owned_as = 'account') o
    ON o.provider = s.provider AND o.principal_id = s.principal_id AND o.usage_date = s.usage_date
  WHERE s.is_active
  UNION ALL
  SELECT usage_date, provider, product, coalesce(person_id, concat(provider, ':', principal_id)), person_id IS NOT NULL, cost_center_id
  FROM int_charges__assigned
  WHERE charge_category = 'Usage' AND (person_id IS NOT NULL OR (principal_type = 'user' AND assigned_by <> 'owner'))
)
SELECT usage_date, provider, product, worker_id, bool_or(is_known) AS is_known, min(cost_center_id) AS cost_center_id
FROM used
GROUP BY usage_date, provider, product, worker_id
