-- The lines of limits.csv that are in force in each month: on its last day, in the running month on the as-of day. A limit that changes within a month is the
-- later one for the whole of it, as at the vendors: the month's spend is held against the limit that stands.
-- grain: limit_month, scope_type, scope_id, provider
WITH first_days AS (
  -- no months before the ledger begins
  SELECT greatest(min(valid_from), (SELECT min(usage_date) FROM int_days__covered)) AS first_date
  FROM ref_limits
  HAVING count(*) > 0
),
months AS (
  SELECT CAST(unnest(generate_series(CAST(date_trunc('month', first_date) AS DATE), run.as_of_date, INTERVAL 1 MONTH)) AS DATE) AS limit_month
  FROM first_days
  CROSS JOIN run
),
days AS (
  SELECT limit_month, least(last_day(limit_month), run.as_of_date) AS limit_date
  FROM months
  CROSS JOIN run
)
SELECT d.limit_month, d.limit_date, l.scope_type, l.scope_id, l.provider, l.limit_usd
FROM days d
JOIN ref_limits l ON d.limit_date >= l.valid_from AND d.limit_date < coalesce(l.valid_to, DATE '9999-12-31')
