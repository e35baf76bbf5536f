-- Billed USD and tokens per tested scope, account and day with use: the organization, each cost center, person and model.
-- grain: scope_type, scope_id, provider, billing_account_id, usage_date
with charges as (
    select usage_date, provider, billing_account_id, cost_center_id, person_id, model,
        sum(billed_usd) as usd,
        sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) as tokens
    from int_charges__assigned
    group by all
),
scopes as (
    select 'organization' as scope_type, 'organization' as scope_id, provider, billing_account_id, usage_date, usd, tokens from charges
    union all
    select 'cost_center', cost_center_id, provider, billing_account_id, usage_date, usd, tokens from charges
    union all
    select 'person', person_id, provider, billing_account_id, usage_date, usd, tokens from charges where person_id is not null
    union all
    select 'model', model, provider, billing_account_id, usage_date, usd, tokens from charges where model <> 'none'
)
select
    scope_type,
    scope_id,
    provider,
    billing_account_id,
    usage_date,
    sum(usd) as usd,
    cast(sum(tokens) as bigint) as tokens
from scopes
group by all
