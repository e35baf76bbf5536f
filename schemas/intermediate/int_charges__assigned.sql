-- The ledger with person, cost center, department and business unit of the usage day: a move in mid-month splits at the day.
-- 'unassigned' = a person without a cost center; 'unattributed' = no person known. Neither is spread.
-- grain: source, source_row_key
select
    c.*,
    p.person_id,
    case when p.person_id is null then 'unattributed' else coalesce(p.cost_center_id, 'unassigned') end as cost_center_id,
    case when p.person_id is null then 'unattributed' else coalesce(p.department, 'unassigned') end as department,
    case when p.person_id is null then 'unattributed' else coalesce(p.business_unit, 'unassigned') end as business_unit,
    coalesce(r.project, 'none') as project,
    coalesce(r.repository, 'none') as repository
from int_charges__unioned c
left join int_principals__resolved p
    on p.provider = c.provider and p.principal_id = c.principal_id and p.usage_date = c.usage_date
left join int_repositories__daily r
    on r.product = c.product and r.person_id = p.person_id and r.usage_date = c.usage_date
    and r.undated_model = regexp_replace(c.model, '-\d{8}$', '')
