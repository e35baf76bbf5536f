-- Where each budgeted period stands and where it is going, summed over the accounts that its scope uses. Projected = what is charged, plus the pace of the last whole
-- days for every day that is not whole (to come, or late; what has arrived of it counts toward it), plus the monthly fees of the months that are not over.
-- grain: scope_type, scope_id, period_type, period_start
WITH spent AS (
  SELECT
    l.scope_type, l.scope_id, l.period_type, l.period_start, d.provider, d.billing_account_id,
    sum(d.billed_usd) AS actual_usd,
    coalesce(sum(d.usage_usd) FILTER (WHERE NOT coalesce(c.is_complete, false)), 0) AS open_usage_usd
  FROM int_budget_periods__listed l
  JOIN int_budget_days__charged d
    ON d.scope_type = l.scope_type AND d.scope_id = l.scope_id AND d.usage_date >= l.period_start AND d.usage_date < l.period_end
  LEFT JOIN int_days__covered c
    ON c.provider = d.provider AND c.billing_account_id = d.billing_account_id AND c.usage_date = d.usage_date
  GROUP BY ALL
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
paced AS (
  SELECT
    l.scope_type, l.scope_id, l.period_type, l.period_start, l.period_end, a.is_live, a.last_whole_date,
    coalesce(s.actual_usd, 0) AS actual_usd,
    coalesce(t.open_day_count, 0) AS open_day_count,
    CASE WHEN a.is_live THEN scaled(pico(a.usage_usd), 1, a.whole_day_count) ELSE 0 END AS pace,
    CASE WHEN a.is_live THEN greatest(
      scaled(pico(a.usage_usd), coalesce(t.open_day_count, 0) + greatest(datediff('day', run.as_of_date, l.period_end) - 1, 0), a.whole_day_count)
        - pico(coalesce(s.open_usage_usd, 0)), 0) ELSE 0 END AS usage_to_come,
    CASE WHEN a.is_live AND l.period_end > run.as_of_date THEN
      pico(a.monthly_fee_usd) * greatest(datediff('month', date_trunc('month', run.as_of_date), l.period_end) - 1, 0)
        + greatest(pico(a.monthly_fee_usd) - pico(a.this_month_fee_usd), 0) ELSE 0 END AS fees_to_come
  FROM int_budget_periods__listed l
  CROSS JOIN run
  LEFT JOIN int_budget_accounts__paced a USING (scope_type, scope_id)
  LEFT JOIN spent s
    ON s.scope_type = l.scope_type AND s.scope_id = l.scope_id AND s.period_type = l.period_type AND s.period_start = l.period_start
    AND s.provider = a.provider AND s.billing_account_id = a.billing_account_id
  LEFT JOIN open_days t
    ON t.period_type = l.period_type AND t.period_start = l.period_start AND t.provider = a.provider AND t.billing_account_id = a.billing_account_id
),
summed AS (
  SELECT
    scope_type, scope_id, period_type, period_start, period_end,
    sum(actual_usd) AS actual_usd,
    sum(usage_to_come + fees_to_come) AS to_come,
    sum(pace) AS pace,
    coalesce(min(last_whole_date) FILTER (WHERE is_live), (SELECT min(last_whole_date) FROM int_budget_accounts__paced WHERE is_live)) AS last_whole_date,
    sum(open_day_count) AS open_day_count
  FROM paced
  GROUP BY ALL
)
SELECT
  scope_type,
  scope_id,
  period_type,
  period_start,
  CAST(actual_usd AS DECIMAL(38, 12)) AS actual_usd,
  CAST(actual_usd + usd_from_pico(to_come) AS DECIMAL(18, 2)) AS projected_usd,
  CAST(usd_from_pico(pace) AS DECIMAL(18, 2)) AS run_rate_usd_per_day,
  -- the day before the period where none of it is whole
  CAST(greatest(least(last_whole_date, period_end - INTERVAL 1 DAY), period_start - INTERVAL 1 DAY) AS DATE) AS data_through_date,
  CAST(open_day_count AS BIGINT) AS open_day_count
FROM summed
