-- Requests for a higher limit with who asks, what the person used and was approved before, and how the cost center stands against its budget: of the running
-- month, else of the month before it. Used is metered use at the vendor; caps are months whose whole limit was used up (of the limits that are known).
-- grain: organization_name, request_id
WITH asked AS (
  SELECT r.*, m.person_id, p.display_name, p.manager_id, p.cost_center_id
  FROM int_claude_spend_limits__requests r
  CROSS JOIN run
  LEFT JOIN (
    -- who it is on the newest day on which the account was seen
    SELECT principal_id, person_id FROM int_principals__resolved WHERE provider = 'anthropic'
    QUALIFY row_number() OVER (PARTITION BY principal_id ORDER BY usage_date DESC) = 1
  ) m ON m.principal_id = r.user_id
  LEFT JOIN ref_people p ON p.person_id = m.person_id AND run.as_of_date >= p.valid_from AND run.as_of_date < coalesce(p.valid_to, DATE '9999-12-31')
),
used AS (
  SELECT
    a.organization_name, a.request_id,
    coalesce(sum(c.billed_usd) FILTER (WHERE c.usage_date >= date_trunc('month', run.as_of_date)), 0) AS spent_usd,
    coalesce(sum(c.billed_usd) FILTER (WHERE c.usage_date < date_trunc('month', run.as_of_date)
      AND c.usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH), 0) AS last_month_usd,
    coalesce(sum(c.billed_usd) FILTER (WHERE c.usage_date < date_trunc('month', run.as_of_date)), 0) AS three_months_usd
  FROM asked a
  CROSS JOIN run
  JOIN int_charges__assigned c ON c.person_id = a.person_id
  WHERE c.source = 'claude-analytics' AND c.charge_category = 'Usage' AND c.usage_date >= date_trunc('month', run.as_of_date) - INTERVAL 3 MONTH
  GROUP BY a.organization_name, a.request_id
),
caps AS (
  SELECT scope_id, count(DISTINCT limit_month) AS cap_month_count
  FROM int_limit_levels__crossed
  WHERE level = 'exhausted' AND is_reached AND scope_type = 'person' AND provider = 'anthropic'
  GROUP BY ALL
),
earlier AS (
  SELECT
    a.organization_name, a.request_id,
    count(*) AS earlier_count,
    count(*) FILTER (WHERE e.status = 'approved') AS approved_count,
    count(*) FILTER (WHERE e.status = 'denied') AS denied_count,
    count(*) FILTER (WHERE e.status = 'approved' AND e.resolved_at_utc > a.created_at_utc - INTERVAL 90 DAY) AS recent_approved_count
  FROM asked a
  JOIN asked e ON e.organization_name = a.organization_name AND e.user_id = a.user_id
  WHERE e.created_at_utc < a.created_at_utc
  GROUP BY a.organization_name, a.request_id
),
budgets AS (
  SELECT l.scope_id AS cost_center_id, l.period_start AS budget_month, l.budget_usd, p.projected_usd
  FROM int_budget_periods__listed l
  JOIN int_budget_periods__projected p USING (scope_type, scope_id, period_type, period_start)
  CROSS JOIN run
  WHERE l.scope_type = 'cost_center' AND l.period_type = 'month' AND l.budget_usd IS NOT NULL
    AND l.period_start <= run.as_of_date AND l.period_start >= date_trunc('month', run.as_of_date) - INTERVAL 1 MONTH
  QUALIFY row_number() OVER (PARTITION BY l.scope_id ORDER BY l.period_start DESC) = 1
)
SELECT
  a.*,
  CAST(coalesce(u.spent_usd, 0) AS DECIMAL(38, 12)) AS spent_usd,
  CAST(coalesce(u.last_month_usd, 0) AS DECIMAL(38, 12)) AS spent_last_month_usd,
  CAST(coalesce(u.three_months_usd, 0) AS DECIMAL(38, 12)) AS spent_three_months_usd,
  coalesce(c.cap_month_count, 0) AS cap_month_count,
  coalesce(e.earlier_count, 0) AS earlier_request_count,
  coalesce(e.approved_count, 0) AS earlier_approved_count,
  coalesce(e.denied_count, 0) AS earlier_denied_count,
  coalesce(e.recent_approved_count, 0) AS recent_approved_count,
  b.budget_month,
  b.budget_usd,
  b.projected_usd AS budget_projected_usd
FROM asked a
LEFT JOIN used u USING (organization_name, request_id)
LEFT JOIN caps c ON c.scope_id = a.person_id
LEFT JOIN earlier e USING (organization_name, request_id)
LEFT JOIN budgets b ON b.cost_center_id = a.cost_center_id
