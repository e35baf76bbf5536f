-- Days inside an account's history whose data never became whole: no anomaly is tested on them and their month stays provisional.
-- severity: warn
with known as (
    select provider, billing_account_id, source, max(usage_date) filter (where is_complete) as last_whole_date
    from int_days__covered
    group by all
)
select d.provider, d.billing_account_id, d.source, d.usage_date
from int_days__covered d
join known k using (provider, billing_account_id, source)
where not d.is_complete and d.usage_date < k.last_whole_date
