-- Billed cost of the coding tools (ref_coding_tools) per person and day. worker_id as in int_coding_activity__daily; 'none' = no user at all.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
select
    usage_date,
    provider,
    billing_account_id,
    coalesce(person_id, principal_id, 'none') as worker_id,
    cost_center_id,
    sum(billed_usd) as coding_tool_cost_usd
from int_charges__assigned
semi join ref_coding_tools using (provider, product)
group by all
