-- Where each budgeted period stands and where it is going, summed over the accounts that its scope uses. Projected = what is charged, plus what the baseline of
-- the forecast (int_forecast_scenarios__projected) still expects in its months: use on days that are not whole, planned price changes, monthly fees. So a
-- budget and mart_forecast_periods never say two things.
-- grain: scope_type, scope_id, period_type, period_start
WITH spent AS (
  SELECT l.scope_type, l.scope_id, l.period_type, l.period_start, sum(d.billed_usd) AS actual_usd
  FROM int_budget_periods__listed l
  JOIN int_budget_days__charged d
    ON d.scope_type = l.scope_type AND d.scope_id = l.scope_id AND d.usage_date >= l.period_start AND d.usage_date < l.period_end
  GROUP BY ALL
),
expected AS (
  SELECT
    l.scope_type, l.scope_id, l.period_type, l.period_start,
    sum(pico(s.usage_to_come_usd) + pico(s.price_change_usd) + pico(s.fees_to_come_usd)) AS to_come
  FROM int_budget_periods__listed l
  JOIN int_forecast_scenarios__projected s
    ON s.scope_type = l.scope_type AND s.scope_id = l.scope_id AND s.charge_month >= l.period_start AND s.charge_month < l.period_end
  WHERE s.scenario_id = 'baseline'
  GROUP BY ALL
),
accounts AS (
  SELECT DISTINCT scope_type, scope_id, provider, billing_account_id FROM int_budget_days__charged
),
known AS (
  SELECT k.provider, k.billing_account_id, max(k.last_whole_date) AS last_whole_date, count(*) FILTER (WHERE k.week <= 4) AS latest_days
  FROM int_forecast_days__known k
  SEMI JOIN int_forecast_origins__listed o ON o.origin_date = k.origin_date AND o.is_live
  GROUP BY ALL
),
whole AS (
  SELECT a.scope_type, a.scope_id, min(k.last_whole_date) AS last_whole_date
  FROM accounts a
  JOIN known k USING (provider, billing_account_id)
  GROUP BY ALL
),
paced AS (
  SELECT p.scope_type, p.scope_id, p.provider, p.billing_account_id, CAST(sum(p.latest_micros) AS HUGEINT) * 1000000 // max(k.latest_days) AS pace
  FROM int_forecast_weekdays__profiled p
  JOIN known k USING (provider, billing_account_id)
  SEMI JOIN int_forecast_origins__listed o ON o.origin_date = p.origin_date AND o.is_live
  GROUP BY ALL
),
rates AS (
  SELECT scope_type, scope_id, sum(pace) AS pace FROM paced GROUP BY ALL
),
periods AS (
  SELECT DISTINCT period_type, period_start, period_end FROM int_budget_periods__listed
),
open_days AS (
  SELECT p.period_type, p.period_start, c.provider, c.billing_account_id, count(*) AS open_day_count
  FROM periods p
  CROSS JOIN run
  JOIN int_days__covered c ON c.usage_date >= p.period_start AND c.usage_date < p.period_end AND c.usage_date <= run.as_of_date
  WHERE NOT c.is_complete AND c.source <> 'spend-report'
  GROUP BY ALL
),
late AS (
  SELECT a.scope_type, a.scope_id, t.period_type, t.period_start, sum(t.open_day_count) AS open_day_count
  FROM accounts a
  JOIN open_days t USING (provider, billing_account_id)
  GROUP BY ALL
)
SELECT
  l.scope_type,
  l.scope_id,
  l.period_type,
  l.period_start,
  CAST(coalesce(s.actual_usd, 0) AS DECIMAL(38, 12)) AS actual_usd,
  CAST(coalesce(s.actual_usd, 0) + usd_from_pico(coalesce(e.to_come, 0)) AS DECIMAL(18, 2)) AS projected_usd,
  CAST(usd_from_pico(coalesce(r.pace, 0)) AS DECIMAL(18, 2)) AS run_rate_usd_per_day,
  -- the day before the period where none of it is whole
  CAST(greatest(least(coalesce(w.last_whole_date, (SELECT min(last_whole_date) FROM known), l.period_start - INTERVAL 1 DAY), l.period_end - INTERVAL 1 DAY),
    l.period_start - INTERVAL 1 DAY) AS DATE) AS data_through_date,
  CAST(coalesce(t.open_day_count, 0) AS BIGINT) AS open_day_count
FROM int_budget_periods__listed l
LEFT JOIN spent s USING (scope_type, scope_id, period_type, period_start)
LEFT JOIN expected e USING (scope_type, scope_id, period_type, period_start)
LEFT JOIN whole w USING (scope_type, scope_id)
LEFT JOIN rates r USING (scope_type, scope_id)
LEFT JOIN late t USING (scope_type, scope_id, period_type, period_start)
