-- Vendor users with money whom no line of the people file covers on the day; their charges stand as 'unattributed'.
-- severity: warn
-- source: people
select provider, principal_id, min(usage_date) as first_usage_date, max(usage_date) as last_usage_date, sum(billed_usd) as billed_usd
from int_charges__assigned
where principal_type = 'user' and person_id is null
group by all
having sum(billed_usd) <> 0
