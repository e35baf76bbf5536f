-- Months, quarters and fiscal years: all of the fiscal years from the first charge or budget to the last budget or the as-of day. They are calendar years until
-- fiscal_calendar.csv says when they begin; where a new beginning cuts a year or a quarter short, it ends there.
-- grain: period_type, period_start
-- columns:
--   period_type         month, quarter or fiscal_year.
--   period_start        First day (inclusive, UTC).
--   period_end          First day after it (exclusive, UTC).
--   period_name         2026-10, Q3 FY2026, FY2026; a fiscal year that spans two calendar years is FY2026/27.
--   quarter_start       First day of the quarter it lies in; NULL for fiscal years.
--   fiscal_year_start   First day of the fiscal year it lies in.
WITH bounds AS (
  SELECT
    least((SELECT min(period_start) FROM stg_reference__budgets), (SELECT min(first_usage_date) FROM int_accounts__seen), as_of_date) AS first_date,
    greatest((SELECT max(period_start) FROM stg_reference__budgets), as_of_date) AS last_date
  FROM run
),
calendars AS (
  SELECT
    fiscal_year_start AS calendar_start,
    lead(fiscal_year_start, 1, DATE '2100-01-01') OVER (ORDER BY fiscal_year_start) AS calendar_end
  FROM (SELECT fiscal_year_start FROM stg_reference__fiscal_calendar UNION SELECT DATE '2000-01-01')
),
starts AS (
  SELECT
    calendar_end,
    CAST(unnest(generate_series(calendar_start, CAST(calendar_end - INTERVAL 1 DAY AS DATE), INTERVAL 1 MONTH)) AS DATE) AS month_start,
    calendar_start
  FROM calendars
),
months AS (
  SELECT
    month_start,
    calendar_end,
    CAST(month_start - to_months(CAST(datediff('month', calendar_start, month_start) % 3 AS INTEGER)) AS DATE) AS quarter_start,
    CAST(month_start - to_months(CAST(datediff('month', calendar_start, month_start) % 12 AS INTEGER)) AS DATE) AS fiscal_year_start
  FROM starts
),
named AS (
  SELECT
    *,
    concat('FY', year(fiscal_year_start), CASE WHEN month(fiscal_year_start) > 1 THEN concat('/', strftime(fiscal_year_start + INTERVAL 1 YEAR, '%y'))
      ELSE '' END) AS fiscal_year_name
  FROM months
  JOIN bounds ON fiscal_year_start <= last_date AND least(fiscal_year_start + INTERVAL 1 YEAR, calendar_end) > first_date
)
SELECT
  'month' AS period_type,
  month_start AS period_start,
  CAST(month_start + INTERVAL 1 MONTH AS DATE) AS period_end,
  strftime(month_start, '%Y-%m') AS period_name,
  quarter_start,
  fiscal_year_start
FROM named
UNION ALL
SELECT
  'quarter',
  quarter_start,
  least(CAST(quarter_start + INTERVAL 3 MONTH AS DATE), calendar_end),
  concat('Q', 1 + datediff('month', fiscal_year_start, quarter_start) // 3, ' ', fiscal_year_name),
  quarter_start,
  fiscal_year_start
FROM named
WHERE month_start = quarter_start
UNION ALL
SELECT
  'fiscal_year',
  fiscal_year_start,
  least(CAST(fiscal_year_start + INTERVAL 12 MONTH AS DATE), calendar_end),
  fiscal_year_name,
  NULL,
  fiscal_year_start
FROM named
WHERE month_start = fiscal_year_start
