-- Each source's billing accounts and the days they span. usage-events and claude-code don't know the vendor's account and stand under their own id.
-- grain: provider, billing_account_id, source
with days as (
    select 'anthropic' as provider, part as billing_account_id, 'claude-analytics' as source, usage_date
    from landed
    where source = 'claude-analytics' and entity = 'user_cost_report'
    union all
    select 'anthropic', billing_account_id, 'claude-analytics', usage_date from int_claude_analytics__user_charges
    union all
    select 'anthropic', billing_account_id, 'claude-analytics', usage_date from stg_claude_analytics__cost_total
    union all
    select provider, 'usage-events', 'usage-events', usage_date from int_usage_events__daily
    union all
    select 'anthropic', 'claude-code', 'claude-code', usage_date from int_claude_code_usage__daily
    union all
    select 'anthropic', billing_account_id, 'spend-report', period_start_date from int_spend_report__selected
)
select
    provider,
    billing_account_id,
    source,
    min(usage_date) as first_usage_date,
    max(usage_date) as last_usage_date
from days
group by all
