-- Coding cost beside coding activity, per person and day, on days where both have arrived: cost days that are whole and whose activity has landed.
-- Other days are left out of both sides.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
with arrived as (
    select distinct d.provider, d.billing_account_id, d.usage_date
    from int_days__covered d
    join ref_coding_tools t using (provider)
    join landed l
        on l.source = t.activity_source and l.entity = t.activity_entity and l.part = d.billing_account_id and l.usage_date = d.usage_date
    where d.is_complete
)
select
    usage_date,
    provider,
    billing_account_id,
    worker_id,
    cost_center_id,
    coalesce(c.coding_tool_cost_usd, 0) as coding_tool_cost_usd,
    a.worker_id is not null as has_activity,
    coalesce(a.commit_count, 0) as commit_count,
    coalesce(a.pull_request_count, 0) as pull_request_count,
    coalesce(a.session_count, 0) as session_count
from int_coding_costs__daily c
full join int_coding_activity__daily a using (usage_date, provider, billing_account_id, worker_id, cost_center_id)
semi join arrived using (provider, billing_account_id, usage_date)
