-- Whole cents by largest remainder, in integers: the account's month is rounded half away from zero, every cost center is cut toward zero, and the cents
-- left over go to the largest remainders, ties by cost_center_id. Credits are symmetric. The cents sum to the account's rounded total.
-- grain: billing_month, cost_center_id, provider, billing_account_id, measure
with amounts as (
    -- 1e-12 USD, the ledger's last digit; a cent is 1e10 of them
    select billing_month, cost_center_id, provider, billing_account_id, 'billed' as measure, cast(billed_usd * 1000000000000 as hugeint) as pico_usd
    from int_chargeback__summed
    union all
    select billing_month, cost_center_id, provider, billing_account_id, 'list', cast(list_usd * 1000000000000 as hugeint)
    from int_chargeback__summed
),
cut as (
    select
        *,
        pico_usd // 10000000000 as cut_cents,
        pico_usd % 10000000000 as rest_pico_usd,
        sum(pico_usd) over account as account_pico_usd
    from amounts
    window account as (partition by billing_month, provider, billing_account_id, measure)
),
totals as (
    select
        *,
        (account_pico_usd + sign(account_pico_usd) * 5000000000) // 10000000000 as account_cents,
        (account_pico_usd + sign(account_pico_usd) * 5000000000) // 10000000000 - sum(cut_cents) over account as left_over_cents
    from cut
    window account as (partition by billing_month, provider, billing_account_id, measure)
)
select
    billing_month,
    cost_center_id,
    provider,
    billing_account_id,
    measure,
    pico_usd,
    account_cents,
    cut_cents + case when row_number() over (
        partition by billing_month, provider, billing_account_id, measure
        order by rest_pico_usd * sign(left_over_cents) desc, cost_center_id) <= abs(left_over_cents)
        then sign(left_over_cents) else 0 end as cents
from totals
