-- The day on which a budget reached a threshold, or will reach it: the first day up to which enough was charged; else, where the projected end reaches it, the
-- day on the straight line from the last whole day to that end. level: those of budget_thresholds.csv, and exhaustion for the whole budget. No row = not in
-- this period.
-- grain: scope_type, scope_id, period_type, period_start, level
WITH levels AS (
  SELECT 'exhaustion' AS level, CAST(1 AS DECIMAL(9, 4)) AS threshold_ratio
  UNION ALL
  SELECT level, threshold_ratio FROM ref_budget_thresholds
),
targets AS (
  SELECT
    l.scope_type, l.scope_id, l.period_type, l.period_start, v.level,
    p.data_through_date,
    datediff('day', p.data_through_date, l.period_end) - 1 AS days_to_come,
    pico(l.budget_usd * v.threshold_ratio) AS target,
    pico(p.actual_usd) AS actual,
    pico(p.projected_usd) AS projected
  FROM int_budget_periods__listed l
  JOIN int_budget_periods__projected p USING (scope_type, scope_id, period_type, period_start)
  CROSS JOIN levels v
  WHERE l.budget_usd IS NOT NULL
),
running AS (
  SELECT
    l.scope_type, l.scope_id, l.period_type, l.period_start, d.usage_date,
    sum(pico(sum(d.billed_usd))) OVER (PARTITION BY l.scope_type, l.scope_id, l.period_type, l.period_start ORDER BY d.usage_date) AS charged
  FROM int_budget_periods__listed l
  JOIN int_budget_days__charged d
    ON d.scope_type = l.scope_type AND d.scope_id = l.scope_id AND d.usage_date >= l.period_start AND d.usage_date < l.period_end
  GROUP BY l.scope_type, l.scope_id, l.period_type, l.period_start, d.usage_date
),
reached AS (
  SELECT t.scope_type, t.scope_id, t.period_type, t.period_start, t.level, min(r.usage_date) AS level_date
  FROM targets t
  JOIN running r USING (scope_type, scope_id, period_type, period_start)
  WHERE r.charged >= t.target
  GROUP BY ALL
)
SELECT scope_type, scope_id, period_type, period_start, level, level_date, true AS is_reached
FROM reached
UNION ALL
SELECT
  scope_type, scope_id, period_type, period_start, level,
  -- rounded up: the day by whose end the line is there
  CAST(data_through_date + to_days(CAST(greatest(((target - actual) * days_to_come + projected - actual - 1) // (projected - actual), 1) AS INTEGER)) AS DATE),
  false
FROM targets
ANTI JOIN reached USING (scope_type, scope_id, period_type, period_start, level)
WHERE projected >= target AND projected > actual AND days_to_come > 0
