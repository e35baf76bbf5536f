-- Spend-report lines that count: per account and month in which a file's period begins, the file that reaches furthest. A file without a period
-- in its name can't be placed in time and stays out.
-- grain: file, billing_account_id, principal_type, user_id, product, model
with files as (
    select billing_account_id, file, period_start_date, period_end_date
    from (select distinct billing_account_id, file, period_start_date, period_end_date from stg_spend_report__lines)
    where period_start_date is not null and period_end_date is not null
    qualify row_number() over (
        partition by billing_account_id, date_trunc('month', period_start_date)
        order by period_end_date desc, period_start_date, file desc) = 1
)
select
    file,
    billing_account_id,
    cast(date_trunc('month', period_start_date) as date) as billing_month,
    period_start_date,
    period_end_date,
    case when l.is_service then 'service' when l.user_id is null and l.email is null then 'unattributed' else 'user' end as principal_type,
    coalesce(l.user_id, lower(l.email), 'none') as user_id,
    min(lower(l.email)) as email,
    coalesce(l.product, 'none') as product,
    coalesce(l.model, 'none') as model,
    cast(sum(l.request_count) as bigint) as request_count,
    sum(l.list_usd) as list_usd,
    sum(l.billed_usd) as billed_usd
from stg_spend_report__lines l
join files using (billing_account_id, file, period_start_date, period_end_date)
group by all
