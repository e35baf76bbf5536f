-- The ledger with person, cost center, department and business unit of the usage day: a move in mid-month splits at the day.
-- 'unassigned' = a person without a cost center; 'unattributed' = no person known. Neither is spread.
-- assigned_by says how a charge found its cost center: 'person', or 'none'.
-- grain: source, source_row_key
SELECT
  c.*,
  p.person_id,
  CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id,
  CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.department, 'unassigned') END AS department,
  CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.business_unit, 'unassigned') END AS business_unit,
  CASE WHEN p.person_id IS NULL THEN 'none' ELSE 'person' END AS assigned_by,
  coalesce(r.project, 'none') AS project,
  coalesce(r.repository, 'none') AS repository
FROM int_charges__unioned c
LEFT JOIN int_principals__resolved p
  ON p.provider = c.provider AND p.principal_id = c.principal_id AND p.usage_date = c.usage_date
LEFT JOIN int_repositories__daily r
  ON r.product = c.product AND r.person_id = p.person_id AND r.usage_date = c.usage_date
  AND r.undated_model = regexp_replace(c.model, '-\d{8}$', '')
