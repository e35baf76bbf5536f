-- Products and tiers the vendor has not used before. They are in the ledger under their own name; add them here once understood.
-- severity: warn
-- source: claude-analytics
with seen as (
    select 'product' as field, product as found, usage_date, billed_usd from int_charges__unioned where source = 'claude-analytics'
    union all
    select 'context_window', context_window, usage_date, billed_usd from int_charges__unioned where source = 'claude-analytics'
    union all
    select 'inference_geo', inference_geo, usage_date, billed_usd from int_charges__unioned where source = 'claude-analytics'
    union all
    select 'speed', speed, usage_date, billed_usd from int_charges__unioned where source = 'claude-analytics'
),
known as (
    select field, found
    from (values
        ('product', 'chat'), ('product', 'claude_code'), ('product', 'cowork'), ('product', 'office_agent'), ('product', 'claude_in_chrome'),
        ('product', 'claude_design'), ('product', 'claude-tag'), ('product', 'claude-in-slack'), ('product', 'claude_in_slack'), ('product', 'other'),
        ('context_window', '0-200k'), ('context_window', '200k-1M'),
        ('inference_geo', 'global'), ('inference_geo', 'us'), ('inference_geo', 'not_available'),
        ('speed', 'standard'), ('speed', 'fast')
    ) as listed (field, found)
)
select field, found, min(usage_date) as first_usage_date, max(usage_date) as last_usage_date, sum(billed_usd) as billed_usd
from seen
anti join known using (field, found)
where found <> 'none'
group by field, found
