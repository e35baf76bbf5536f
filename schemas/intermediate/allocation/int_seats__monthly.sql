-- Seats of each cost center in a month that shares a pool, counted on each day on which they were read. In a month without such a day the first day after it
-- counts, else the last before it: vendors say who holds a seat now, not who held one.
-- grain: charge_month, provider, billing_account_id, cost_center_id
WITH months AS (
  SELECT DISTINCT charge_month FROM int_charges__carved WHERE pool_id <> 'none'
),
days AS (
  SELECT DISTINCT provider, billing_account_id, usage_date FROM int_seats__assigned
),
near AS (
  SELECT m.charge_month, d.provider, d.billing_account_id, d.usage_date,
    CASE WHEN d.usage_date < m.charge_month THEN 'before' WHEN d.usage_date < m.charge_month + INTERVAL 1 MONTH THEN 'within' ELSE 'after' END AS place
  FROM months m
  CROSS JOIN days d
  QUALIFY place = 'within' OR row_number() OVER (
    PARTITION BY m.charge_month, d.provider, d.billing_account_id
    ORDER BY CASE place WHEN 'within' THEN 1 WHEN 'after' THEN 2 ELSE 3 END, CASE place WHEN 'after' THEN d.usage_date END, d.usage_date DESC) = 1
)
SELECT n.charge_month, provider, billing_account_id, s.cost_center_id, count(*) AS seat_count
FROM near n
JOIN int_seats__assigned s USING (provider, billing_account_id, usage_date)
GROUP BY ALL
