-- What is decided about requests for a higher spend limit, in the file's order.
-- grain: rule_id
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
