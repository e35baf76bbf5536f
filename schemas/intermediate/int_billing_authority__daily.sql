-- The one source that is the bill, for each account that has been seen, from its first day to the as-of day. A line for the account goes before a
-- line for every account ('*'). An account whose days no line covers has no row here and is not in the ledger.
-- grain: provider, billing_account_id, usage_date
with calendar as (
    select
        provider,
        billing_account_id,
        source,
        cast(unnest(generate_series(first_usage_date, greatest(last_usage_date, run.as_of_date), interval 1 day)) as date) as usage_date
    from int_accounts__seen
    cross join run
),
accounts as (
    select distinct provider, billing_account_id, usage_date from calendar
),
ruled as (
    select c.provider, c.billing_account_id, c.usage_date, a.source
    from accounts c
    join ref_billing_authority a
        on a.provider = c.provider and a.billing_account_id in (c.billing_account_id, '*')
        and c.usage_date >= a.valid_from and (a.valid_to is null or c.usage_date < a.valid_to)
    qualify row_number() over (
        partition by c.provider, c.billing_account_id, c.usage_date
        order by a.billing_account_id = '*', a.valid_from desc, a.source) = 1
)
select provider, billing_account_id, usage_date, source
from ruled
semi join calendar using (provider, billing_account_id, usage_date, source)
