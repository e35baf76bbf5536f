-- What the rules of request_rules.csv say about each request: the first line that fits. A line that approves fits where there is a monthly limit in USD to
-- raise, the new one is at most what the line allows and above what the vendor says is used already, the budget holds and the person was not approved too
-- often; the cost center of somebody unknown is none. Without a line that fits there is no rule.
-- grain: organization_name, request_id
WITH raised AS (
  SELECT
    k.organization_name, k.request_id, r.*,
    CAST(ceil(k.limit_usd * r.raise_ratio) AS DECIMAL(38, 12)) AS new_limit_usd,
    k.limit_usd, k.vendor_spent_usd, k.period, k.budget_usd, k.budget_projected_usd, k.recent_approved_count, k.person_id,
      coalesce(k.cost_center_id, 'none') AS of_cost_center
  FROM int_increase_requests__known k
  CROSS JOIN ref_request_rules r
)
SELECT
  organization_name,
  request_id,
  rule_id,
  decision,
  CASE decision WHEN 'approve' THEN new_limit_usd END AS proposed_limit_usd,
  route_to,
  target_hours
FROM raised
WHERE fits(of_cost_center, cost_center)
  AND (decision = 'route' OR coalesce(
    person_id IS NOT NULL AND period = 'monthly' AND new_limit_usd <= most_usd AND new_limit_usd > limit_usd AND new_limit_usd > coalesce(vendor_spent_usd, 0)
    AND (budget_ratio IS NULL OR coalesce(budget_projected_usd <= budget_usd * budget_ratio, false))
    AND (most_approval_count IS NULL OR recent_approved_count < most_approval_count), false))
QUALIFY row_number() OVER (PARTITION BY organization_name, request_id ORDER BY line_number) = 1
