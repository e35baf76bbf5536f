-- Every scope on every calendar day from its first use to the as-of day; a day without use is zero. A day is incomplete for a scope
-- when it is incomplete for any account that the scope has ever used.
-- grain: scope_type, scope_id, usage_date
with used as (
    select scope_type, scope_id, usage_date, sum(usd) as usd, sum(tokens) as tokens
    from int_anomaly_scopes__daily
    group by all
),
calendar as (
    select
        scope_type,
        scope_id,
        cast(unnest(generate_series(min(usage_date), greatest(max(usage_date), run.as_of_date), interval 1 day)) as date) as usage_date
    from used
    cross join run
    group by scope_type, scope_id, run.as_of_date
),
incomplete as (
    select distinct s.scope_type, s.scope_id, d.usage_date
    from (select distinct scope_type, scope_id, provider, billing_account_id from int_anomaly_scopes__daily) s
    join int_days__covered d using (provider, billing_account_id)
    where not d.is_complete
)
select
    c.scope_type,
    c.scope_id,
    c.usage_date,
    coalesce(u.usd, 0) as usd,
    cast(coalesce(u.tokens, 0) as bigint) as tokens,
    i.usage_date is null as is_complete
from calendar c
left join used u using (scope_type, scope_id, usage_date)
left join incomplete i using (scope_type, scope_id, usage_date)
