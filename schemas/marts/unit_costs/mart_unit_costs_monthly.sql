-- What a unit of work costs in coding tools, and how that changed: per organization, cost center, department and repository. Only days on which both cost and
-- activity have arrived count, on either side (int_coding_days__arrived), so the newest days of a late vendor are in neither. Cost reaches a repository by the
-- person's local logs where they name one, else by where the person's commits of the day lie, in proportion; the rest stays at 'none'
-- (int_coding_costs__located). The costs of a kind of scope sum to the organization's; units don't where people, pull requests or features overlap.
-- grain: billing_month, scope_type, scope_id, unit
-- example: SELECT billing_month, cost_usd_per_unit, coverage_ratio FROM mart_unit_costs_monthly WHERE scope_type = 'organization' AND unit = 'commit' ORDER
--      BY ALL
-- columns:
--   billing_month                First day of the UTC month of use.
--   scope_type                   organization, cost_center, department or repository.
--   scope_id                     organization; cost center and department of the person on the day (unassigned, unattributed as in the chargeback); repository,
--                                none = none known.
--   unit                         As git tells it: commit (merge commits left out), ai_coauthored_commit (those that name an AI tool), pull_request (merged),
--                                feature (feature_rules.csv: of which something was merged), merged_line (lines that merged work added to default branches, by
--                                people and tools alike: of clones without what is binary, generated or copied in by the repository's own attributes; where
--                                only GitHub tells, of pull requests, all files). As the tool's vendor counts it, of no repository: ai_assisted_commit,
--                                ai_assisted_pull_request, session, added_line (lines the tool added, merged or not): work and cost of the tools whose vendors
--                                count it. active_developer: people with coding-tool cost or activity, in a repository with cost.
--   cost_usd                     Billed cost of the coding tools (ref_coding_tools) in the scope, exact: of all of them, for a unit that vendors count of those
--                                whose vendors count it.
--   tools                        Names of these tools.
--   unit_count                   How many; NULL where no source tells the unit for the month.
--   cost_usd_per_unit            cost_usd / unit_count, half away from zero to 4 decimals; NULL without units.
--   previous_cost_usd_per_unit   The same of the month before; NULL without.
--   cost_usd_per_unit_change     cost_usd_per_unit - previous_cost_usd_per_unit: look at this before the figure itself.
--   ai_assisted_ratio            Share (0–1) of the scope's commits that name an AI tool as author or co-author; NULL without commits.
--   located_ratio                Share (0–1) of the organization's cost that lies at a known repository; NULL for other scopes and without cost.
--   coverage_ratio               Share (0–1) of cost_usd whose people have activity data on the day of the cost; NULL without cost.
--   covered_cost_usd             The cost in that share, exact.
--   is_covered                   A source tells this unit for every day that counts. Where it is false, there is no figure.
--   day_count                    Days of the month that count.
WITH vendor_counted (unit) AS (
  VALUES ('ai_assisted_commit'), ('ai_assisted_pull_request'), ('session'), ('added_line')
),
placed AS (
  SELECT
    CAST(date_trunc('month', d.usage_date) AS DATE) AS billing_month,
    unnest([
      {scope_type: 'organization', scope_id: 'organization'},
      {scope_type: 'cost_center', scope_id: d.cost_center_id},
      {scope_type: 'department', scope_id: CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.department, 'unassigned') END}],
        recursive := true),
    d.*
  FROM int_coding_days__matched d
  LEFT JOIN ref_people p
    ON p.person_id = d.worker_id AND d.usage_date >= p.valid_from AND d.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
),
counted AS (
  SELECT
    billing_month,
    scope_type,
    scope_id,
    coding_tool_cost_usd,
    has_activity,
    unnest([
      {unit: 'ai_assisted_commit', unit_count: commit_count},
      {unit: 'ai_assisted_pull_request', unit_count: pull_request_count},
      {unit: 'session', unit_count: session_count},
      {unit: 'added_line', unit_count: lines_added_count}], recursive := true)
  FROM placed
),
-- as the vendors count it
told AS (
  SELECT
    billing_month,
    scope_type,
    scope_id,
    unit,
    sum(coding_tool_cost_usd) AS cost_usd,
    coalesce(sum(coding_tool_cost_usd) FILTER (WHERE has_activity), 0) AS covered_usd,
    CAST(sum(unit_count) AS BIGINT) AS unit_count
  FROM counted
  WHERE unit_count IS NOT NULL
  GROUP BY ALL
),
of_repositories AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    repository AS scope_id,
    sum(coding_tool_cost_usd) AS cost_usd,
    coalesce(sum(coding_tool_cost_usd) FILTER (WHERE has_activity), 0) AS covered_usd,
    count(DISTINCT worker_id) FILTER (WHERE worker_id <> 'none' AND coding_tool_cost_usd <> 0) AS active_developer_count
  FROM int_coding_costs__located
  GROUP BY ALL
),
spent AS (
  SELECT
    billing_month,
    scope_type,
    scope_id,
    sum(coding_tool_cost_usd) AS cost_usd,
    coalesce(sum(coding_tool_cost_usd) FILTER (WHERE has_activity), 0) AS covered_usd,
    count(DISTINCT worker_id) FILTER (WHERE is_active_developer) AS active_developer_count
  FROM placed
  GROUP BY ALL
  UNION ALL
  SELECT billing_month, 'repository', scope_id, cost_usd, covered_usd, active_developer_count
  FROM of_repositories
),
work AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    unnest([
      {scope_type: 'organization', scope_id: 'organization'},
      {scope_type: 'cost_center', scope_id: cost_center_id},
      {scope_type: 'department', scope_id: department},
      {scope_type: 'repository', scope_id: repository}]) AS scope,
    work_kind,
    work_id,
    is_ai_assisted,
    lines_added_count
  FROM int_merged_work__dated
  SEMI JOIN (SELECT DISTINCT usage_date FROM int_coding_days__arrived) a USING (usage_date)
),
done AS (
  SELECT
    billing_month,
    scope.scope_type,
    scope.scope_id,
    count(DISTINCT work_id) FILTER (WHERE work_kind = 'commit') AS commit_count,
    count(DISTINCT work_id) FILTER (WHERE work_kind = 'commit' AND is_ai_assisted) AS ai_coauthored_commit_count,
    count(DISTINCT work_id) FILTER (WHERE work_kind = 'pull_request') AS pull_request_count,
    count(DISTINCT work_id) FILTER (WHERE work_kind = 'feature') AS feature_count,
    CAST(coalesce(sum(lines_added_count) FILTER (WHERE work_kind = 'merged_change'), 0) AS BIGINT) AS merged_line_count
  FROM work
  GROUP BY ALL
),
days AS (
  SELECT
    CAST(date_trunc('month', a.usage_date) AS DATE) AS billing_month,
    count(*) AS day_count,
    count(g.usage_date) = count(*) AS has_commits,
    count(*) FILTER (WHERE g.has_pull_requests) = count(*) AS has_pull_requests,
    count(*) FILTER (WHERE g.has_merged_lines) = count(*) AS has_merged_lines
  FROM (SELECT DISTINCT usage_date FROM int_coding_days__arrived) a
  LEFT JOIN (SELECT usage_date, bool_or(has_pull_requests) AS has_pull_requests, bool_or(has_merged_lines) AS has_merged_lines FROM each_source__commit_days
    GROUP BY usage_date) g USING (usage_date)
  GROUP BY ALL
),
-- people may commit without any cost of a tool
both_sides AS (
  SELECT
    billing_month,
    scope_type,
    scope_id,
    coalesce(s.cost_usd, 0) AS cost_usd,
    coalesce(s.covered_usd, 0) AS covered_usd,
    s.active_developer_count,
    coalesce(w.commit_count, 0) AS commit_count,
    coalesce(w.ai_coauthored_commit_count, 0) AS ai_coauthored_commit_count,
    coalesce(w.pull_request_count, 0) AS pull_request_count,
    coalesce(w.feature_count, 0) AS feature_count,
    coalesce(w.merged_line_count, 0) AS merged_line_count
  FROM spent s
  FULL JOIN done w USING (billing_month, scope_type, scope_id)
),
units AS (
  SELECT
    billing_month,
    scope_type,
    scope_id,
    cost_usd,
    covered_usd,
    unnest([
      {unit: 'commit', unit_count: commit_count, is_covered: has_commits},
      {unit: 'ai_coauthored_commit', unit_count: ai_coauthored_commit_count, is_covered: has_commits},
      {unit: 'pull_request', unit_count: pull_request_count, is_covered: has_pull_requests},
      {unit: 'feature', unit_count: feature_count, is_covered: has_commits},
      {unit: 'merged_line', unit_count: merged_line_count, is_covered: has_merged_lines},
      {unit: 'active_developer', unit_count: active_developer_count, is_covered: true}], recursive := true)
  FROM both_sides
  JOIN days USING (billing_month)
  UNION ALL
  SELECT b.billing_month, b.scope_type, b.scope_id, coalesce(t.cost_usd, 0), coalesce(t.covered_usd, 0), u.unit, t.unit_count, m.unit IS NOT NULL
  FROM both_sides b
  CROSS JOIN vendor_counted u
  LEFT JOIN told t ON t.billing_month = b.billing_month AND t.scope_type = b.scope_type AND t.scope_id = b.scope_id AND t.unit = u.unit
  LEFT JOIN (SELECT DISTINCT billing_month, unit FROM told) m ON m.billing_month = b.billing_month AND m.unit = u.unit
  WHERE b.scope_type <> 'repository'
),
named AS (
  SELECT billing_month, unit, string_agg(name, ', ' ORDER BY name) AS tools
  FROM (
    SELECT DISTINCT CAST(date_trunc('month', a.usage_date) AS DATE) AS billing_month, u.unit, t.name
    FROM int_coding_days__arrived a
    JOIN ref_coding_tools t USING (provider)
    CROSS JOIN (SELECT DISTINCT unit FROM units) u
    WHERE u.unit NOT IN (SELECT unit FROM vendor_counted) OR list_contains(t.counted_units, u.unit)
  ) n
  GROUP BY ALL
),
priced AS (
  SELECT
    * EXCLUDE (unit_count),
    CASE WHEN is_covered THEN coalesce(unit_count, 0) END AS unit_count,
    CASE WHEN is_covered AND unit_count > 0 THEN usd_each(cost_usd, unit_count) END AS cost_usd_per_unit
  FROM units
),
located AS (
  SELECT billing_month, CAST(sum(cost_usd) FILTER (WHERE scope_id <> 'none') AS DOUBLE) / nullif(CAST(sum(cost_usd) AS DOUBLE), 0) AS located_ratio
  FROM of_repositories
  GROUP BY ALL
)
SELECT
  p.billing_month,
  p.scope_type,
  p.scope_id,
  p.unit,
  p.cost_usd,
  n.tools,
  p.unit_count,
  p.cost_usd_per_unit,
  b.cost_usd_per_unit AS previous_cost_usd_per_unit,
  p.cost_usd_per_unit - b.cost_usd_per_unit AS cost_usd_per_unit_change,
  CASE WHEN d.has_commits THEN CAST(w.ai_coauthored_commit_count AS DOUBLE) / nullif(w.commit_count, 0) END AS ai_assisted_ratio,
  CASE p.scope_type WHEN 'organization' THEN coalesce(l.located_ratio, 0) END AS located_ratio,
  CAST(p.covered_usd AS DOUBLE) / nullif(CAST(p.cost_usd AS DOUBLE), 0) AS coverage_ratio,
  p.covered_usd AS covered_cost_usd,
  p.is_covered,
  d.day_count
FROM priced p
JOIN days d ON d.billing_month = p.billing_month
JOIN both_sides w ON w.billing_month = p.billing_month AND w.scope_type = p.scope_type AND w.scope_id = p.scope_id
LEFT JOIN named n ON n.billing_month = p.billing_month AND n.unit = p.unit
LEFT JOIN priced b
  ON b.billing_month = CAST(p.billing_month - INTERVAL 1 MONTH AS DATE) AND b.scope_type = p.scope_type AND b.scope_id = p.scope_id AND b.unit = p.unit
LEFT JOIN located l ON l.billing_month = p.billing_month
