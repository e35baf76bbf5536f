-- Whether a month can still change: the as-of lies before the month's end plus 30 days (Anthropic documents revisions up to 30 days after the
-- usage date), or a day of the month is not whole yet.
-- grain: billing_month, provider, billing_account_id
with months as (
    select
        cast(date_trunc('month', usage_date) as date) as billing_month,
        provider,
        billing_account_id,
        count(*) filter (where not is_complete and source <> 'spend-report') as incomplete_day_count
    from int_days__covered
    group by all
)
select
    billing_month,
    provider,
    billing_account_id,
    incomplete_day_count,
    incomplete_day_count > 0
        or run.as_of_utc < cast(billing_month + interval 1 month + interval 30 day as timestamptz) as is_provisional
from months
cross join run
