-- The budget that counts for a scope and period: its own (the highest version) where there is one, else the sum of its parts where every part has one: a
-- quarter its months, a fiscal year its quarters, each by the same rule. A period of which a part has none has none: a sum over gaps would look like a small
-- budget.
-- grain: scope_type, scope_id, period_type, period_start
WITH own AS (
  SELECT scope_type, scope_id, period_type, period_start, version, budget_usd
  FROM ref_budgets
  WHERE is_current AND budget_usd IS NOT NULL
),
month_counts AS (
  SELECT quarter_start, count(*) AS month_count FROM ref_fiscal_periods WHERE period_type = 'month' GROUP BY ALL
),
of_months AS (
  SELECT o.scope_type, o.scope_id, p.quarter_start AS period_start, sum(o.budget_usd) AS parts_usd
  FROM own o
  JOIN ref_fiscal_periods p USING (period_type, period_start)
  JOIN month_counts c USING (quarter_start)
  WHERE o.period_type = 'month'
  GROUP BY o.scope_type, o.scope_id, p.quarter_start, c.month_count
  HAVING count(*) = c.month_count
),
quarters AS (
  SELECT
    scope_type, scope_id, period_start, o.version, coalesce(o.budget_usd, m.parts_usd) AS budget_usd, m.parts_usd,
    CASE WHEN o.budget_usd IS NULL THEN 'months' ELSE 'own' END AS budget_basis
  FROM (SELECT * FROM own WHERE period_type = 'quarter') o
  FULL JOIN of_months m USING (scope_type, scope_id, period_start)
),
quarter_counts AS (
  SELECT fiscal_year_start, count(*) AS quarter_count FROM ref_fiscal_periods WHERE period_type = 'quarter' GROUP BY ALL
),
of_quarters AS (
  SELECT
    q.scope_type, q.scope_id, p.fiscal_year_start AS period_start, sum(q.budget_usd) AS parts_usd,
    CASE WHEN bool_and(q.budget_basis = 'own') THEN 'quarters' WHEN bool_and(q.budget_basis = 'months') THEN 'months'
      ELSE 'quarters_and_months' END AS budget_basis
  FROM quarters q
  JOIN ref_fiscal_periods p ON p.period_type = 'quarter' AND p.period_start = q.period_start
  JOIN quarter_counts c USING (fiscal_year_start)
  GROUP BY q.scope_type, q.scope_id, p.fiscal_year_start, c.quarter_count
  HAVING count(*) = c.quarter_count
)
SELECT scope_type, scope_id, period_type, period_start, version, CAST(budget_usd AS DECIMAL(18, 2)) AS budget_usd, CAST(NULL AS DECIMAL(18, 2)) AS parts_usd,
  'own' AS budget_basis
FROM own
WHERE period_type = 'month'
UNION ALL
SELECT scope_type, scope_id, 'quarter', period_start, version, CAST(budget_usd AS DECIMAL(18, 2)), CAST(parts_usd AS DECIMAL(18, 2)), budget_basis
FROM quarters
UNION ALL
SELECT
  scope_type, scope_id, 'fiscal_year', period_start, o.version, CAST(coalesce(o.budget_usd, q.parts_usd) AS DECIMAL(18, 2)),
    CAST(q.parts_usd AS DECIMAL(18, 2)),
  CASE WHEN o.budget_usd IS NULL THEN q.budget_basis ELSE 'own' END
FROM (SELECT * FROM own WHERE period_type = 'fiscal_year') o
FULL JOIN of_quarters q USING (scope_type, scope_id, period_start)
