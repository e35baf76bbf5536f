-- The days from which spend is forecast: every Monday of the last two years with six weeks before it (fewer know no trend), as the backtest, and the as-of day,
-- which is the forecast (is_live). One set of models answers for all of them, so that the backtest is of the very forecast it stands beside. Forecast is the
-- month that the day lies in and the fiscal quarter after the one it lies in; from the as-of day also to the end of the fiscal year, for the budgets.
-- grain: origin_date
WITH covered AS (
  SELECT min(usage_date) AS first_date FROM int_days__covered WHERE is_complete
),
origins AS (
  SELECT
    CAST(unnest(generate_series(
      date_trunc('week', greatest(first_date + INTERVAL 48 DAY, as_of_date - INTERVAL 722 DAY)), as_of_date - INTERVAL 1 DAY,
        INTERVAL 7 DAY)) AS DATE) AS origin_date,
    false AS is_live
  FROM covered
  CROSS JOIN run
  WHERE first_date IS NOT NULL
  UNION ALL
  SELECT as_of_date, true FROM run
)
SELECT
  o.origin_date,
  o.is_live,
  CAST(date_trunc('month', o.origin_date) AS DATE) AS origin_month,
  q.period_end AS quarter_start,
  coalesce(n.period_end, CAST(q.period_end + INTERVAL 3 MONTH AS DATE)) AS quarter_end,
  CASE WHEN o.is_live THEN greatest(coalesce(n.period_end, CAST(q.period_end + INTERVAL 3 MONTH AS DATE)), y.period_end)
       ELSE coalesce(n.period_end, CAST(q.period_end + INTERVAL 3 MONTH AS DATE)) END AS last_end
FROM origins o
JOIN ref_fiscal_periods q ON q.period_type = 'quarter' AND o.origin_date >= q.period_start AND o.origin_date < q.period_end
JOIN ref_fiscal_periods y ON y.period_type = 'fiscal_year' AND y.period_start = q.fiscal_year_start
LEFT JOIN ref_fiscal_periods n ON n.period_type = 'quarter' AND n.period_start = q.period_end
