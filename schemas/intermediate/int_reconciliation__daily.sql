-- The ledger of a day beside the vendor's own ungrouped total, where Claude Analytics is the bill. An empty answer is a total of zero;
-- a total that never landed is missing. The two compare only at the same watermark.
-- grain: usage_date, provider, billing_account_id
with landings as (
    select
        part as billing_account_id,
        usage_date,
        bool_or(entity = 'cost_report_total') as has_landed_total,
        max(data_refreshed_at) filter (where entity = 'user_cost_report') as users_refreshed_at,
        max(data_refreshed_at) filter (where entity = 'cost_report_total') as total_refreshed_at
    from landed
    where source = 'claude-analytics' and entity in ('user_cost_report', 'cost_report_total')
    group by all
),
ledger as (
    select usage_date, billing_account_id, sum(billed_usd) as ledger_usd
    from int_charges__unioned
    where provider = 'anthropic'
    group by all
)
select
    a.usage_date,
    a.provider,
    a.billing_account_id,
    coalesce(l.ledger_usd, 0) as ledger_usd,
    case when w.has_landed_total then coalesce(t.billed_usd, 0) else t.billed_usd end as statement_usd,
    coalesce(not w.has_landed_total, true) and t.billed_usd is null as is_missing,
    w.users_refreshed_at is distinct from w.total_refreshed_at as is_not_yet_refreshed
from int_billing_authority__daily a
left join ledger l using (usage_date, billing_account_id)
left join landings w using (usage_date, billing_account_id)
left join stg_claude_analytics__cost_total t using (usage_date, billing_account_id)
where a.source = 'claude-analytics' and a.provider = 'anthropic'
    and (l.ledger_usd is not null or w.usage_date is not null or t.billed_usd is not null)
