-- Vendor users that appear on a day, in charges or in activity, with the e-mail the vendor shows for them; without one on the day, the last one shown before.
-- grain: provider, principal_id, usage_date
with seen as (
    select 'anthropic' as provider, user_id as principal_id, usage_date, email from int_claude_analytics__user_charges
    union all
    select 'anthropic', user_id, usage_date, lower(email) from stg_claude_analytics__users
    union all
    select 'anthropic', user_id, period_start_date, email from int_spend_report__selected where principal_type = 'user'
    union all
    select 'anthropic', user_id, usage_date, null from int_claude_code_usage__daily where user_id <> 'none'
    union all
    select provider, user_id, usage_date, null from int_usage_events__daily where user_id <> 'none'
),
days as (
    select provider, principal_id, usage_date, min(email) as email
    from seen
    where principal_id is not null
    group by all
)
select
    provider,
    principal_id,
    usage_date,
    coalesce(
        last_value(email ignore nulls) over (partition by provider, principal_id order by usage_date),
        case when contains(principal_id, '@') then lower(principal_id) end) as email
from days
