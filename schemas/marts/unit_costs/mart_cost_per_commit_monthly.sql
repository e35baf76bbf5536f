-- What coding tools cost per commit made with them: the cost centers of mart_unit_costs_monthly, a row each. Only days on which both cost and activity have
-- arrived count, on either side.
-- grain: billing_month, cost_center_id
-- example: SELECT cost_center_name, cost_usd_per_commit, coverage_ratio FROM mart_cost_per_commit_monthly WHERE billing_month = '2026-10-01' ORDER BY ALL
-- columns:
--   billing_month                    First day of the UTC month of use.
--   cost_center_id                   Cost center of the person on the day; unassigned and unattributed as in the chargeback.
--   coding_tool_cost_usd             Billed cost of the coding tools (ref_coding_tools), exact.
--   ai_assisted_commit_count         Commits made with the coding tools, as their vendors count them.
--   pull_request_count               Pull requests made with the coding tools, as their vendors count them.
--   commit_tool_cost_usd             That part of coding_tool_cost_usd of tools whose vendors count commits, exact.
--   cost_usd_per_ai_assisted_commit  commit_tool_cost_usd / ai_assisted_commit_count, half away from zero; NULL without commits.
--   all_commit_count                 All commits of the cost center's people, with or without a tool, merges left out; NULL where no git source covers the
--                                    month.
--   cost_usd_per_commit              coding_tool_cost_usd / all_commit_count, half away from zero; NULL without commits or where no git source covers the
--                                    month.
--   ai_coauthored_commit_count       Those of all_commit_count that name an AI tool as author or co-author (ref_ai_coauthors); NULL as all_commit_count.
--   ai_coauthored_ratio              Share (0–1) of all_commit_count that names one; NULL without commits.
--   coverage_ratio                   Share (0–1) of coding_tool_cost_usd whose people have activity data on the day of the cost; NULL without cost.
--   covered_cost_usd                 The cost in that share, exact.
--   active_developer_count           People with coding-tool cost, commits, pull requests or sessions.
--   session_count                    Coding-tool sessions.
--   cost_center_name                 Name valid last in the month.
WITH centers AS (
  SELECT
    billing_month,
    scope_id AS cost_center_id,
    max(cost_usd) FILTER (WHERE unit = 'commit') AS coding_tool_cost_usd,
    coalesce(max(unit_count) FILTER (WHERE unit = 'ai_assisted_commit'), 0) AS ai_assisted_commit_count,
    coalesce(max(unit_count) FILTER (WHERE unit = 'ai_assisted_pull_request'), 0) AS pull_request_count,
    max(cost_usd) FILTER (WHERE unit = 'ai_assisted_commit') AS commit_tool_cost_usd,
    max(cost_usd_per_unit) FILTER (WHERE unit = 'ai_assisted_commit') AS cost_usd_per_ai_assisted_commit,
    max(unit_count) FILTER (WHERE unit = 'commit') AS all_commit_count,
    max(cost_usd_per_unit) FILTER (WHERE unit = 'commit') AS cost_usd_per_commit,
    max(unit_count) FILTER (WHERE unit = 'ai_coauthored_commit') AS ai_coauthored_commit_count,
    max(ai_assisted_ratio) FILTER (WHERE unit = 'commit') AS ai_coauthored_ratio,
    max(coverage_ratio) FILTER (WHERE unit = 'commit') AS coverage_ratio,
    max(covered_cost_usd) FILTER (WHERE unit = 'commit') AS covered_cost_usd,
    max(unit_count) FILTER (WHERE unit = 'active_developer') AS active_developer_count,
    coalesce(max(unit_count) FILTER (WHERE unit = 'session'), 0) AS session_count
  FROM mart_unit_costs_monthly
  WHERE scope_type = 'cost_center'
  GROUP BY billing_month, scope_id
)
SELECT c.*, n.cost_center_name
FROM centers c
LEFT JOIN int_cost_centers__monthly n USING (billing_month, cost_center_id)
WHERE c.coding_tool_cost_usd <> 0 OR c.ai_assisted_commit_count > 0 OR c.pull_request_count > 0 OR c.session_count > 0 OR c.all_commit_count > 0
