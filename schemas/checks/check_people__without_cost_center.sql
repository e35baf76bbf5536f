-- People with money but without a cost center; their charges stand as 'unassigned'.
-- severity: warn
-- source: people
select person_id, min(usage_date) as first_usage_date, max(usage_date) as last_usage_date, sum(billed_usd) as billed_usd
from int_charges__assigned
where cost_center_id = 'unassigned'
group by all
having sum(billed_usd) <> 0
