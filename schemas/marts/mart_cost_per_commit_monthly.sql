-- What coding tools cost per commit made with them. Only days on which both cost and activity have arrived count, on either side.
-- grain: billing_month, cost_center_id
-- columns:
--   billing_month                    First day of the UTC month of use.
--   cost_center_id                   Cost center of the person on the day; unassigned and unattributed as in the chargeback.
--   coding_tool_cost_usd             Billed cost of the coding tools (ref_coding_tools), exact.
--   ai_assisted_commit_count         Commits made with the coding tools, as their vendors count them.
--   pull_request_count               Pull requests made with the coding tools, as their vendors count them.
--   cost_usd_per_ai_assisted_commit  coding_tool_cost_usd / ai_assisted_commit_count, half away from zero; NULL without commits.
--   all_commit_count                 All commits of the cost center's people, with or without a tool; NULL until a git source exists.
--   cost_usd_per_commit              coding_tool_cost_usd / all_commit_count; NULL until a git source exists.
--   coverage_ratio                   Share (0–1) of coding_tool_cost_usd whose people have activity data on the day of the cost; NULL without cost.
--   covered_cost_usd                 The cost in that share, exact.
--   active_developer_count           People with coding-tool cost, commits, pull requests or sessions.
--   session_count                    Coding-tool sessions.
--   cost_center_name                 Name valid last in the month.
with months as (
    select
        cast(date_trunc('month', usage_date) as date) as billing_month,
        cost_center_id,
        sum(coding_tool_cost_usd) as coding_tool_cost_usd,
        cast(sum(commit_count) as bigint) as ai_assisted_commit_count,
        cast(sum(pull_request_count) as bigint) as pull_request_count,
        coalesce(sum(coding_tool_cost_usd) filter (where has_activity), 0) as covered_cost_usd,
        count(distinct worker_id) filter (where worker_id <> 'none'
            and (coding_tool_cost_usd <> 0 or commit_count > 0 or pull_request_count > 0 or session_count > 0)) as active_developer_count,
        cast(sum(session_count) as bigint) as session_count
    from int_coding_days__matched
    group by all
)
select
    m.billing_month,
    m.cost_center_id,
    m.coding_tool_cost_usd,
    m.ai_assisted_commit_count,
    m.pull_request_count,
    -- in integers of 1e-13 USD: cut after the 13th decimal, then half away from zero to 4
    case when m.ai_assisted_commit_count > 0 then cast(cast(cast(m.coding_tool_cost_usd * 1000000000000 as hugeint) * 10
        // m.ai_assisted_commit_count as decimal(38, 0)) * 0.0000000000001 as decimal(18, 4)) end as cost_usd_per_ai_assisted_commit,
    cast(null as bigint) as all_commit_count,
    cast(null as decimal(18, 4)) as cost_usd_per_commit,
    cast(m.covered_cost_usd as double) / nullif(cast(m.coding_tool_cost_usd as double), 0) as coverage_ratio,
    m.covered_cost_usd,
    m.active_developer_count,
    m.session_count,
    n.cost_center_name
from months m
left join int_cost_centers__monthly n using (billing_month, cost_center_id)
where m.coding_tool_cost_usd <> 0 or m.ai_assisted_commit_count > 0 or m.pull_request_count > 0 or m.session_count > 0
