-- People active per day, week and month: of the organization, of each vendor, product and cost center. Exact distinct people, over all vendors; the week is the
-- 7 and the month the 28 days that end on the day, so every window has the same weekdays.
-- grain: usage_date, scope_type, scope_id
-- example: SELECT usage_date, monthly_active_people_count FROM mart_adoption_daily WHERE scope_type = 'organization' ORDER BY usage_date
-- columns:
--   usage_date                    UTC day. From the first day on which the scope was used to the last on which anything was.
--   scope_type                    organization, provider, product or cost_center.
--   scope_id                      organization; vendor; vendor/product as the ledger names them; cost center of the person on each active day.
--   daily_active_people_count     Persons who used anything of the scope on the day; accounts of users nobody knows are no persons. Never sum.
--   weekly_active_people_count    The same in the 7 days that end on the day.
--   monthly_active_people_count   The same in the 28 days that end on the day.
--   stickiness_ratio              Daily over monthly active people (0–1); NULL without any.
--   is_window_whole               The scope is known for at least 28 days: before that the monthly count is of fewer days.
WITH used AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, list(usage_date ORDER BY usage_date, worker_id) AS dates
  FROM (SELECT DISTINCT worker_id, usage_date FROM int_active_people__daily WHERE is_known) d
  GROUP BY worker_id
  UNION ALL
  SELECT 'provider', provider, list(usage_date ORDER BY usage_date, worker_id)
  FROM (SELECT DISTINCT provider, worker_id, usage_date FROM int_active_people__daily WHERE is_known) d
  GROUP BY provider, worker_id
  UNION ALL
  SELECT 'product', concat(provider, '/', product), list(usage_date ORDER BY usage_date, worker_id)
  FROM int_active_people__daily
  WHERE is_known
  GROUP BY provider, product, worker_id
  UNION ALL
  SELECT 'cost_center', cost_center_id, list(usage_date ORDER BY usage_date, worker_id)
  FROM (SELECT DISTINCT cost_center_id, worker_id, usage_date FROM int_active_people__daily WHERE is_known) d
  GROUP BY cost_center_id, worker_id
),
-- a person counts from an active day until the window is over or the next active day takes on: spans that never overlap, so their number is the number of
-- people
active AS (
  SELECT scope_type, scope_id, unnest(dates) AS usage_date, unnest(dates[2:]) AS next_date
  FROM used
),
-- few pairs of days for many people
paired AS (
  SELECT scope_type, scope_id, usage_date, next_date, count(*) AS people
  FROM active
  GROUP BY ALL
),
steps AS (
  SELECT scope_type, scope_id, usage_date, people AS day_step, people AS week_step, people AS month_step FROM paired
  UNION ALL
  SELECT scope_type, scope_id, usage_date + 1, -people, 0, 0 FROM paired
  UNION ALL
  SELECT scope_type, scope_id, least(usage_date + 7, next_date), 0, -people, 0 FROM paired
  UNION ALL
  SELECT scope_type, scope_id, least(usage_date + 28, next_date), 0, 0, -people FROM paired
),
spans AS (
  SELECT scope_type, scope_id, min(usage_date) AS first_date, (SELECT max(usage_date) FROM int_active_people__daily WHERE is_known) AS last_date
  FROM paired
  GROUP BY ALL
),
grid AS (
  SELECT scope_type, scope_id, first_date, CAST(unnest(generate_series(CAST(first_date AS TIMESTAMP), CAST(last_date AS TIMESTAMP),
    INTERVAL 1 DAY)) AS DATE) AS usage_date
  FROM spans
),
changed AS (
  SELECT scope_type, scope_id, usage_date, sum(day_step) AS day_step, sum(week_step) AS week_step, sum(month_step) AS month_step
  FROM steps
  GROUP BY ALL
),
counted AS (
  SELECT
    usage_date,
    scope_type,
    scope_id,
    first_date,
    CAST(sum(coalesce(day_step, 0)) OVER so_far AS BIGINT) AS daily_active_people_count,
    CAST(sum(coalesce(week_step, 0)) OVER so_far AS BIGINT) AS weekly_active_people_count,
    CAST(sum(coalesce(month_step, 0)) OVER so_far AS BIGINT) AS monthly_active_people_count
  FROM grid
  LEFT JOIN changed USING (scope_type, scope_id, usage_date)
  WINDOW so_far AS (PARTITION BY scope_type, scope_id ORDER BY usage_date)
)
SELECT
  usage_date,
  scope_type,
  scope_id,
  daily_active_people_count,
  weekly_active_people_count,
  monthly_active_people_count,
  CAST(daily_active_people_count AS DOUBLE) / nullif(monthly_active_people_count, 0) AS stickiness_ratio,
  usage_date >= first_date + 27 AS is_window_whole
FROM counted
