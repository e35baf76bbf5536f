-- How many people a cost center will have in a month to come beside today's, in millionths: its own plan over its people of the as-of day; without one, what
-- the organization's plan leaves, over the people of all cost centers without one. No plan or no people today: no row, nothing changes.
-- grain: cost_center_id, charge_month
WITH months AS (
  SELECT CAST(unnest(generate_series(origin_month, CAST(last_end - INTERVAL 1 DAY AS DATE), INTERVAL 1 MONTH)) AS DATE) AS charge_month
  FROM int_forecast_origins__listed
  WHERE is_live
),
today AS (
  SELECT p.cost_center_id, count(DISTINCT p.person_id) AS people_count
  FROM ref_people p
  JOIN run ON p.valid_from <= run.as_of_date AND (p.valid_to IS NULL OR p.valid_to > run.as_of_date)
  WHERE p.cost_center_id IS NOT NULL
  GROUP BY ALL
),
plans AS (
  SELECT p.scope_type, p.scope_id, m.charge_month, p.people_count
  FROM ref_headcount_plan p
  JOIN months m ON m.charge_month >= p.plan_month
  QUALIFY row_number() OVER (PARTITION BY p.scope_type, p.scope_id, m.charge_month ORDER BY p.plan_month DESC) = 1
),
placed AS (
  SELECT m.charge_month, t.cost_center_id, t.people_count, p.people_count AS planned_count
  FROM months m
  CROSS JOIN today t
  LEFT JOIN plans p ON p.scope_type = 'cost_center' AND p.scope_id = t.cost_center_id AND p.charge_month = m.charge_month
),
rest AS (
  SELECT
    o.charge_month,
    greatest(o.people_count - coalesce(sum(x.planned_count), 0), 0) AS planned_count,
    sum(x.people_count) FILTER (WHERE x.planned_count IS NULL) AS people_count
  FROM plans o
  JOIN placed x ON x.charge_month = o.charge_month
  WHERE o.scope_type = 'organization'
  GROUP BY o.charge_month, o.people_count
)
SELECT
  x.cost_center_id,
  x.charge_month,
  CAST(coalesce(x.planned_count * 1000000 // x.people_count, r.planned_count * 1000000 // r.people_count) AS BIGINT) AS people_millionths
FROM placed x
LEFT JOIN rest r ON r.charge_month = x.charge_month
WHERE x.planned_count IS NOT NULL OR r.people_count > 0
