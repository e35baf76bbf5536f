-- What coding tools cost per commit made with them. Only days on which both cost and activity have arrived count, on either side.
-- grain: billing_month, cost_center_id
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
WITH months AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    cost_center_id,
    sum(coding_tool_cost_usd) AS coding_tool_cost_usd,
    sum(coding_tool_cost_usd) FILTER (WHERE commit_count IS NOT NULL) AS commit_tool_cost_usd,
    CAST(sum(commit_count) AS BIGINT) AS ai_assisted_commit_count,
    CAST(sum(pull_request_count) AS BIGINT) AS pull_request_count,
    coalesce(sum(coding_tool_cost_usd) FILTER (WHERE has_activity), 0) AS covered_cost_usd,
    count(DISTINCT worker_id) FILTER (WHERE worker_id <> 'none'
      AND (coding_tool_cost_usd <> 0 OR is_active OR commit_count > 0 OR pull_request_count > 0 OR session_count > 0)) AS active_developer_count,
    CAST(sum(session_count) AS BIGINT) AS session_count
  FROM int_coding_days__matched
  GROUP BY ALL
),
-- people of a cost center may commit without any cost of a tool
both_sides AS (
  SELECT
    billing_month,
    cost_center_id,
    coalesce(m.coding_tool_cost_usd, 0) AS coding_tool_cost_usd,
    coalesce(m.commit_tool_cost_usd, 0) AS commit_tool_cost_usd,
    coalesce(m.ai_assisted_commit_count, 0) AS ai_assisted_commit_count,
    coalesce(m.pull_request_count, 0) AS pull_request_count,
    CASE WHEN v.billing_month IS NOT NULL THEN coalesce(c.all_commit_count, 0) END AS all_commit_count,
    CASE WHEN v.billing_month IS NOT NULL THEN coalesce(c.ai_coauthored_commit_count, 0) END AS ai_coauthored_commit_count,
    coalesce(m.covered_cost_usd, 0) AS covered_cost_usd,
    coalesce(m.active_developer_count, 0) AS active_developer_count,
    coalesce(m.session_count, 0) AS session_count
  FROM months m
  FULL JOIN int_commits__monthly c USING (billing_month, cost_center_id)
  LEFT JOIN int_commit_months__covered v USING (billing_month)
)
SELECT
  b.billing_month,
  b.cost_center_id,
  b.coding_tool_cost_usd,
  b.ai_assisted_commit_count,
  b.pull_request_count,
  b.commit_tool_cost_usd,
  CASE WHEN b.ai_assisted_commit_count > 0 THEN usd_each(b.commit_tool_cost_usd, b.ai_assisted_commit_count) END AS cost_usd_per_ai_assisted_commit,
  b.all_commit_count,
  CASE WHEN b.all_commit_count > 0 THEN usd_each(b.coding_tool_cost_usd, b.all_commit_count) END AS cost_usd_per_commit,
  b.ai_coauthored_commit_count,
  CAST(b.ai_coauthored_commit_count AS DOUBLE) / nullif(b.all_commit_count, 0) AS ai_coauthored_ratio,
  CAST(b.covered_cost_usd AS DOUBLE) / nullif(CAST(b.coding_tool_cost_usd AS DOUBLE), 0) AS coverage_ratio,
  b.covered_cost_usd,
  b.active_developer_count,
  b.session_count,
  n.cost_center_name
FROM both_sides b
LEFT JOIN int_cost_centers__monthly n USING (billing_month, cost_center_id)
WHERE b.coding_tool_cost_usd <> 0 OR b.ai_assisted_commit_count > 0 OR b.pull_request_count > 0 OR b.session_count > 0 OR b.all_commit_count > 0
