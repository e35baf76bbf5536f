-- Coding cost beside coding activity, per person and day, on days where both have arrived: cost days that are whole and whose activity has landed.
-- Other days are left out of both sides. A count is NULL where the tool's vendor doesn't count it (ref_coding_tools). is_active_developer: somebody with cost
-- or
-- activity; cost of no user is nobody.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
WITH tools AS (
  SELECT DISTINCT provider, counted_units FROM ref_coding_tools
),
matched AS (
  SELECT
    usage_date,
    provider,
    billing_account_id,
    worker_id,
    cost_center_id,
    coalesce(c.coding_tool_cost_usd, 0) AS coding_tool_cost_usd,
    a.worker_id IS NOT NULL AS has_activity,
    coalesce(a.is_active, false) AS is_active,
    CASE WHEN list_contains(t.counted_units, 'ai_assisted_commit') THEN coalesce(a.commit_count, 0) END AS commit_count,
    CASE WHEN list_contains(t.counted_units, 'ai_assisted_pull_request') THEN coalesce(a.pull_request_count, 0) END AS pull_request_count,
    CASE WHEN list_contains(t.counted_units, 'session') THEN coalesce(a.session_count, 0) END AS session_count,
    CASE WHEN list_contains(t.counted_units, 'added_line') THEN coalesce(a.lines_added_count, 0) END AS lines_added_count
  FROM int_coding_costs__daily c
  FULL JOIN int_coding_activity__daily a USING (usage_date, provider, billing_account_id, worker_id, cost_center_id)
  JOIN tools t USING (provider)
  SEMI JOIN int_coding_days__arrived USING (provider, billing_account_id, usage_date)
)
SELECT
  *,
  worker_id <> 'none' AND (coding_tool_cost_usd <> 0 OR is_active OR coalesce(commit_count, 0) > 0 OR coalesce(pull_request_count, 0) > 0
    OR coalesce(session_count, 0) > 0) AS is_active_developer
FROM matched
