-- What each cost center used in a month, exact, per provider and billing account.
-- grain: billing_month, cost_center_id, provider, billing_account_id
select
    cast(date_trunc('month', usage_date) as date) as billing_month,
    cost_center_id,
    provider,
    billing_account_id,
    sum(billed_usd) as billed_usd,
    sum(list_usd) as list_usd,
    bool_or(is_estimate) as is_estimate,
    count(distinct person_id) as person_count
from int_charges__assigned
group by all
