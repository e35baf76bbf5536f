-- How far each budget is used and where it is going: month, quarter and fiscal year to date (MTD, QTD, YTD) against budget, one row for each period that has
-- begun. Projected = what is charged + what the baseline of the forecast still expects (mart_forecast_periods has it for the running month, with intervals and
-- its backtest). A day that is not reached yet is estimated on the straight line from the last whole day to the projected end; nothing beyond the period's end
-- is.
-- grain: scope_type, scope_id, period_type, period_start
-- example: SELECT scope_name, budget_usd, actual_usd, projected_usd FROM mart_budget_burn WHERE period_type = 'month' AND period_start = '2026-10-01'
-- columns:
--   scope_type               organization, cost_center, team or provider.
--   scope_id                 organization, or the id of the cost center, department or vendor.
--   scope_name               Name of a cost center valid last in the period; otherwise the id.
--   period_type              month, quarter or fiscal_year.
--   period_start             First day of the period (inclusive, UTC).
--   period_end               First day after it (exclusive, UTC).
--   period_name              2026-10, Q4 FY2026, FY2026.
--   budget_usd               The budget; NULL for an organization that only has an IT budget.
--   version                  The budget's version; NULL for a sum of parts.
--   budget_basis             own = a budget of its own; months, quarters or quarters_and_months = the sum of its parts, where all of them have one.
--   parts_usd                What the parts sum to where all of them have a budget; differs from budget_usd where the whole was set apart. NULL for months.
--   actual_usd               Charged so far. Organization, cost center, provider: whole cents of the bills (mart_chargeback_monthly), allocated cost and
--                            corrections included. Team: what the department's people used, before any allocation.
--   remaining_usd            budget_usd - actual_usd; negative when it is used up.
--   used_ratio               actual_usd / budget_usd, above 1 when overspent; NULL for a budget of zero.
--   data_through_date        Last day in the period whose data are whole for every account that the scope uses; NULL = none yet.
--   elapsed_ratio            Part of the period's days up to data_through_date: what used_ratio is to be held against.
--   open_day_count           Days of the period up to the as-of day that are not whole, counted per billing account, the as-of day among them.
--   run_rate_usd_per_day     Usage per day over the latest four weeks of whole days, fees left out; NULL once every day of the period is whole.
--   projected_usd            Expected at the period's end; actual_usd once every day is whole.
--   projected_over_usd       projected_usd - budget_usd: positive = over, negative = under.
--   warning_ratio            First threshold (ref_budget_thresholds), for example 0.75 of the budget; NULL = none is set.
--   warning_date             Day on which it was reached, or will be; NULL = not in this period.
--   is_warning_reached       True when it was reached; false = warning_date is projected.
--   critical_ratio           Second threshold, for example 0.90.
--   critical_date            Day on which it was reached, or will be; NULL = not in this period.
--   is_critical_reached      True when it was reached; false = critical_date is projected.
--   exhaustion_date          Day on which the whole budget was used, or will be; NULL = not in this period.
--   is_exhausted             True when it is used up; false = exhaustion_date is projected.
--   it_budget_usd            The whole IT budget of the period, with the organization; NULL = not given.
--   it_budget_ratio          projected_usd / it_budget_usd: AI's share of the IT budget.
--   is_provisional           True while the period is not over, or a bill in it can still change.
WITH crossings AS (
  SELECT
    scope_type, scope_id, period_type, period_start,
    max(level_date) FILTER (WHERE level = 'warning') AS warning_date,
    bool_or(is_reached AND level = 'warning') AS is_warning_reached,
    max(level_date) FILTER (WHERE level = 'critical') AS critical_date,
    bool_or(is_reached AND level = 'critical') AS is_critical_reached,
    max(level_date) FILTER (WHERE level = 'exhaustion') AS exhaustion_date,
    bool_or(is_reached AND level = 'exhaustion') AS is_exhausted
  FROM int_budget_thresholds__crossed
  GROUP BY ALL
),
bills AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, billing_month, bool_or(is_provisional) AS is_provisional FROM mart_chargeback_monthly
    GROUP BY ALL
  UNION ALL
  SELECT 'cost_center', cost_center_id, billing_month, bool_or(is_provisional) FROM mart_chargeback_monthly GROUP BY ALL
  UNION ALL
  SELECT 'provider', provider, billing_month, bool_or(is_provisional) FROM mart_chargeback_monthly GROUP BY ALL
),
provisional AS (
  SELECT l.scope_type, l.scope_id, l.period_type, l.period_start, bool_or(b.is_provisional) AS is_provisional
  FROM int_budget_periods__listed l
  JOIN bills b
    ON b.scope_type = CASE l.scope_type WHEN 'team' THEN 'organization' ELSE l.scope_type END
    AND b.scope_id = CASE l.scope_type WHEN 'team' THEN 'organization' ELSE l.scope_id END
    AND b.billing_month >= l.period_start AND b.billing_month < l.period_end
  GROUP BY ALL
),
names AS (
  SELECT l.scope_type, l.scope_id, l.period_type, l.period_start, c.name
  FROM int_budget_periods__listed l
  JOIN ref_cost_centers c ON l.scope_type = 'cost_center' AND c.cost_center_id = l.scope_id
  QUALIFY row_number() OVER (
    PARTITION BY l.scope_id, l.period_type, l.period_start
    ORDER BY c.valid_from < l.period_end DESC, CASE WHEN c.valid_from < l.period_end THEN c.valid_from END DESC, c.valid_from, c.name) = 1
)
SELECT
  l.scope_type,
  l.scope_id,
  coalesce(n.name, l.scope_id) AS scope_name,
  l.period_type,
  l.period_start,
  l.period_end,
  l.period_name,
  l.budget_usd,
  l.version,
  l.budget_basis,
  l.parts_usd,
  p.actual_usd,
  CAST(l.budget_usd - p.actual_usd AS DECIMAL(38, 12)) AS remaining_usd,
  CAST(p.actual_usd AS DOUBLE) / nullif(CAST(l.budget_usd AS DOUBLE), 0) AS used_ratio,
  CASE WHEN p.data_through_date >= l.period_start THEN p.data_through_date END AS data_through_date,
  CAST(datediff('day', l.period_start, p.data_through_date) + 1 AS DOUBLE) / datediff('day', l.period_start, l.period_end) AS elapsed_ratio,
  p.open_day_count,
  CASE WHEN p.data_through_date < l.period_end - INTERVAL 1 DAY THEN p.run_rate_usd_per_day END AS run_rate_usd_per_day,
  p.projected_usd,
  CAST(p.projected_usd - l.budget_usd AS DECIMAL(18, 2)) AS projected_over_usd,
  w.threshold_ratio AS warning_ratio,
  x.warning_date,
  coalesce(x.is_warning_reached, false) AS is_warning_reached,
  c.threshold_ratio AS critical_ratio,
  x.critical_date,
  coalesce(x.is_critical_reached, false) AS is_critical_reached,
  x.exhaustion_date,
  coalesce(x.is_exhausted, false) AS is_exhausted,
  l.it_budget_usd,
  CAST(p.projected_usd AS DOUBLE) / nullif(CAST(l.it_budget_usd AS DOUBLE), 0) AS it_budget_ratio,
  l.period_end > run.as_of_date OR coalesce(b.is_provisional, false) AS is_provisional
FROM int_budget_periods__listed l
JOIN int_budget_periods__projected p USING (scope_type, scope_id, period_type, period_start)
CROSS JOIN run
LEFT JOIN crossings x USING (scope_type, scope_id, period_type, period_start)
LEFT JOIN provisional b USING (scope_type, scope_id, period_type, period_start)
LEFT JOIN names n USING (scope_type, scope_id, period_type, period_start)
LEFT JOIN ref_budget_thresholds w ON w.level = 'warning'
LEFT JOIN ref_budget_thresholds c ON c.level = 'critical'
