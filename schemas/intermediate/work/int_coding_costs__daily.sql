-- Billed cost of the coding tools (ref_coding_tools) per person and day. worker_id as in int_coding_activity__daily; 'none' = no user at all.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
SELECT
  usage_date,
  provider,
  billing_account_id,
  coalesce(person_id, principal_id, 'none') AS worker_id,
  cost_center_id,
  sum(billed_usd) AS coding_tool_cost_usd
FROM int_charges__assigned
SEMI JOIN ref_coding_tools USING (provider, product)
GROUP BY ALL
