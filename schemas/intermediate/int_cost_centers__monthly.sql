-- Name, owner and business unit of each cost center charged in a month: the line valid last in the month, else the newest before, else the first ever.
-- grain: billing_month, cost_center_id
with charged as (
    select distinct cast(date_trunc('month', usage_date) as date) as billing_month, cost_center_id from int_charges__assigned
    union
    select cast(date_trunc('month', usage_date) as date), cost_center_id from int_coding_activity__daily
)
select
    c.billing_month,
    c.cost_center_id,
    case c.cost_center_id
        when 'unassigned' then 'Unassigned (people without a cost center)'
        when 'unattributed' then 'Unattributed (no person known)'
        else coalesce(r.name, c.cost_center_id)
    end as cost_center_name,
    r.owner,
    r.business_unit,
    r.cost_center_id is not null as is_known
from charged c
left join ref_cost_centers r using (cost_center_id)
qualify row_number() over (
    partition by c.billing_month, c.cost_center_id
    order by r.valid_from < c.billing_month + interval 1 month desc,
        case when r.valid_from < c.billing_month + interval 1 month then r.valid_from end desc, r.valid_from, r.name) = 1
