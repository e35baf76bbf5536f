-- Accounts and days that more than one source bills.
select provider, billing_account_id, usage_date, count(distinct source) as source_count, min(source) as first_source, max(source) as last_source
from int_charges__unioned
group by all
having count(distinct source) > 1
