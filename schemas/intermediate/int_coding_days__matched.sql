-- Coding cost beside coding activity, per person and day, on days where both have arrived: cost days that are whole and whose activity has landed.
-- Other days are left out of both sides.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
SELECT
  usage_date,
  provider,
  billing_account_id,
  worker_id,
  cost_center_id,
  coalesce(c.coding_tool_cost_usd, 0) AS coding_tool_cost_usd,
  a.worker_id IS NOT NULL AS has_activity,
  coalesce(a.commit_count, 0) AS commit_count,
  coalesce(a.pull_request_count, 0) AS pull_request_count,
  coalesce(a.session_count, 0) AS session_count,
  coalesce(a.lines_added_count, 0) AS lines_added_count
FROM int_coding_costs__daily c
FULL JOIN int_coding_activity__daily a USING (usage_date, provider, billing_account_id, worker_id, cost_center_id)
SEMI JOIN int_coding_days__arrived USING (provider, billing_account_id, usage_date)
