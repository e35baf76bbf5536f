-- Budgets that have reached a threshold, or are used up (mart_budget_burn): what has been crossed, nothing projected.
-- grain: alert_kind, scope_type, scope_id, subject_id, level, period_start
WITH levels AS (
  SELECT *, 'warning' AS level, warning_ratio AS threshold_ratio, warning_date AS crossing_date FROM mart_budget_burn WHERE is_warning_reached
  UNION ALL
  SELECT *, 'critical', critical_ratio, critical_date FROM mart_budget_burn WHERE is_critical_reached
  UNION ALL
  SELECT *, 'exhausted', 1, exhaustion_date FROM mart_budget_burn WHERE is_exhausted
)
SELECT
  'budget' AS alert_kind,
  scope_type,
  scope_id,
  scope_name,
  concat('budget/', period_type) AS subject_id,
  level,
  CAST(threshold_ratio AS DECIMAL(9, 4)) AS threshold_ratio,
  period_start,
  period_end,
  CAST(actual_usd AS DECIMAL(38, 12)) AS figure_usd,
  CAST(budget_usd AS DECIMAL(38, 12)) AS limit_usd,
  crossing_date,
  concat(
    'Budget of ', period_name,
    coalesce(': ' || CAST(used_ratio * 100 AS DECIMAL(18, 1)) || ' % used', ''),
    coalesce(', data through ' || data_through_date, ''),
    '; expected at the end: USD ', projected_usd,
    CASE WHEN projected_over_usd > 0 THEN concat(', USD ', projected_over_usd, ' over') ELSE concat(', USD ', -projected_over_usd, ' under') END,
      '.') AS detail,
  CASE level
    WHEN 'exhausted' THEN 'Agree on a new version of the budget (budgets.csv), or lower limits and dear models for the rest of the period.'
    WHEN 'critical' THEN 'Decide now: lower limits or change models where the money goes (mart_spend_change_drivers_monthly), or ask for more budget.'
    ELSE 'Look at who drives it (mart_spend_change_drivers_monthly) and whether the rest of the period fits.'
  END AS action,
  CASE WHEN scope_type = 'cost_center' THEN scope_id END AS cost_center_id
FROM levels
