-- Every budgeted period that has begun, with the IT budget of the same period beside the organization's, which stands here for it even without a budget of its
-- own.
-- grain: scope_type, scope_id, period_type, period_start
WITH it AS (
  SELECT period_type, period_start, budget_usd AS it_budget_usd FROM int_budgets__effective WHERE scope_type = 'it'
),
budgets AS (
  SELECT * FROM int_budgets__effective WHERE scope_type <> 'it'
)
SELECT
  coalesce(b.scope_type, 'organization') AS scope_type,
  coalesce(b.scope_id, 'organization') AS scope_id,
  period_type,
  period_start,
  p.period_end,
  p.period_name,
  b.version,
  b.budget_usd,
  b.parts_usd,
  b.budget_basis,
  it.it_budget_usd
FROM budgets b
FULL JOIN (SELECT 'organization' AS scope_type, * FROM it) it USING (scope_type, period_type, period_start)
JOIN ref_fiscal_periods p USING (period_type, period_start)
JOIN run ON period_start <= run.as_of_date
