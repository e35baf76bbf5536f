-- What is decided about requests for a higher spend limit (request_rules.csv); the first line that fits decides.
-- grain: rule_id
-- published: limits
-- columns:
--   line_number           The file's order.
--   rule_id               Name of the rule; it stands in the audit of what it decided.
--   decision              approve, or route = a person decides.
--   cost_center           Pattern of the cost centers that it is for.
--   raise_ratio           New limit / present limit, up to whole dollars; NULL for route.
--   most_usd              The highest new limit that it approves; NULL for route.
--   budget_ratio          The highest projected spend / budget of the cost center; NULL = not asked.
--   most_approval_count   So many approvals of the person in 90 days are too many; NULL = not asked.
--   route_to              manager, cost_center_owner, finance or a person; NULL for approve.
--   target_hours          How long a decision may take, in hours.
--   note                  The file's note.
SELECT
  CAST(line_number AS BIGINT) AS line_number,
  rule_id,
  decision,
  cost_center,
  CAST(raise_ratio AS DECIMAL(9, 4)) AS raise_ratio,
  CAST(most_usd AS DECIMAL(18, 2)) AS most_usd,
  CAST(budget_ratio AS DECIMAL(9, 4)) AS budget_ratio,
  CAST(most_approvals AS BIGINT) AS most_approval_count,
  route_to,
  CAST(target_hours AS BIGINT) AS target_hours,
  note
FROM raw_reference__request_rules
