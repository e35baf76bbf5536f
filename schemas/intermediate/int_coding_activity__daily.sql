-- Coding activity per person and day as the vendor counts it: commits and pull requests made with the tool, sessions. A row of zeros is data too.
-- worker_id is the person, or the vendor's user id where no person is known.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
select
    u.usage_date,
    'anthropic' as provider,
    u.billing_account_id,
    coalesce(p.person_id, u.user_id) as worker_id,
    case when p.person_id is null then 'unattributed' else coalesce(p.cost_center_id, 'unassigned') end as cost_center_id,
    cast(sum(u.commit_count) as bigint) as commit_count,
    cast(sum(u.pull_request_count) as bigint) as pull_request_count,
    cast(sum(u.session_count) as bigint) as session_count
from stg_claude_analytics__users u
left join int_principals__resolved p
    on p.provider = 'anthropic' and p.principal_id = u.user_id and p.usage_date = u.usage_date
group by all
