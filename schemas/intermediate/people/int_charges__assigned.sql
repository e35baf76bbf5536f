-- The ledger with the cost center, department and business unit of the usage day: a move in mid-month splits at the day. Who is found first pays:
-- the owner of a declared key or account (principal_owners.csv; its use is nobody's own), the person, the owner of the workspace or repository, the cost
-- center that the vendor or a tag names, the owner that a tag names. assigned_by says which: 'person', 'owner', 'vendor_cost_center' or 'none'.
-- 'unassigned' = a person or owner without a cost center; 'unattributed' = nobody known. Neither is spread. profile_id: the same for all charges that no
-- allocation rule can tell apart but by their day.
-- grain: source, source_row_key
WITH owned AS (
  SELECT provider, owned_as, principal_id, usage_date, struct_pack(cost_center_id, department, business_unit) AS place
  FROM int_principals__owned
  WHERE cost_center_id IS NOT NULL
),
people AS (
  SELECT provider, principal_id, usage_date, person_id, struct_pack(
    cost_center_id := coalesce(cost_center_id, 'unassigned'),
    department := coalesce(department, 'unassigned'),
    business_unit := coalesce(business_unit, 'unassigned')) AS place
  FROM int_principals__resolved
),
named AS (
  SELECT vendor_cost_center, usage_date, struct_pack(cost_center_id, department := 'unattributed',
    business_unit := coalesce(business_unit, 'unattributed')) AS place
  FROM int_vendor_cost_centers__matched
),
placed AS (
  SELECT
    c.*,
    CASE WHEN coalesce(key.place, account.place) IS NULL THEN person.person_id END AS person_id,
    coalesce(key.place, account.place, person.place, workspace.place, repository.place, named.place, tagged.place,
      struct_pack(cost_center_id := 'unattributed', department := 'unattributed', business_unit := 'unattributed')) AS place,
    CASE
      WHEN coalesce(key.place, account.place) IS NOT NULL THEN 'owner'
      WHEN person.place IS NOT NULL THEN 'person'
      WHEN coalesce(workspace.place, repository.place) IS NOT NULL THEN 'owner'
      WHEN named.place IS NOT NULL THEN 'vendor_cost_center'
      WHEN tagged.place IS NOT NULL THEN 'owner'
      ELSE 'none'
    END AS assigned_by
  FROM int_charges__unioned c
  LEFT JOIN owned key ON key.owned_as = 'account' AND key.provider = c.provider AND key.principal_id = c.api_key_id AND key.usage_date = c.usage_date
  LEFT JOIN owned account ON account.owned_as = 'account' AND account.provider = c.provider AND account.principal_id = c.principal_id
    AND account.usage_date = c.usage_date
  LEFT JOIN people person ON person.provider = c.provider AND person.principal_id = c.principal_id AND person.usage_date = c.usage_date
  LEFT JOIN owned workspace ON workspace.owned_as = 'workspace' AND workspace.provider = c.provider AND workspace.principal_id = c.workspace_id
    AND workspace.usage_date = c.usage_date
  LEFT JOIN owned repository ON repository.owned_as = 'repository' AND repository.provider = c.provider AND repository.principal_id = c.vendor_repository
    AND repository.usage_date = c.usage_date
  LEFT JOIN named ON named.vendor_cost_center = c.vendor_cost_center AND named.usage_date = c.usage_date
  LEFT JOIN people tagged ON tagged.provider = c.provider AND tagged.principal_id = c.owner_email AND tagged.usage_date = c.usage_date
)
SELECT
  c.* EXCLUDE (place, assigned_by),
  c.place.cost_center_id AS cost_center_id,
  c.place.department AS department,
  c.place.business_unit AS business_unit,
  c.assigned_by,
  coalesce(r.project, 'none') AS project,
  coalesce(r.repository, 'none') AS repository,
  hash(c.provider, c.billing_account_id, c.charge_category, c.cost_type, c.product, c.model, c.principal_type, c.principal_id, c.person_id, department,
    business_unit, cost_center_id,
    c.workspace_id, project, c.api_key_id, coalesce(c.vendor_repository, r.repository), c.tags) AS profile_id
FROM placed c
LEFT JOIN int_repositories__daily r
  ON r.product = c.product AND r.person_id = c.person_id AND r.usage_date = c.usage_date
  AND r.undated_model = regexp_replace(c.model, '-\d{8}$', '')
