-- Coding activity per person and day as the vendors count it: commits and pull requests made with the tool, sessions, lines. A row of zeros is data too; NULL =
-- the vendor doesn't count it. worker_id is the person, or the vendor's user id where no person is known.
-- grain: usage_date, provider, billing_account_id, worker_id, cost_center_id
SELECT
  u.usage_date,
  u.provider,
  u.billing_account_id,
  coalesce(p.person_id, u.principal_id) AS worker_id,
  CASE WHEN p.person_id IS NULL THEN coalesce(o.cost_center_id, 'unattributed') ELSE coalesce(p.cost_center_id, 'unassigned') END AS cost_center_id,
  bool_or(u.is_active) AS is_active,
  CAST(sum(u.commit_count) AS BIGINT) AS commit_count,
  CAST(sum(u.pull_request_count) AS BIGINT) AS pull_request_count,
  CAST(sum(u.session_count) AS BIGINT) AS session_count,
  CAST(sum(u.lines_added_count) AS BIGINT) AS lines_added_count
FROM each_source__activity u
SEMI JOIN ref_coding_tools t ON t.provider = u.provider AND t.product = u.product
LEFT JOIN int_principals__resolved p
  ON p.provider = u.provider AND p.principal_id = u.principal_id AND p.usage_date = u.usage_date
LEFT JOIN int_principals__owned o
  ON o.owned_as = 'account' AND o.provider = u.provider AND o.principal_id = u.principal_id AND o.usage_date = u.usage_date
GROUP BY ALL
