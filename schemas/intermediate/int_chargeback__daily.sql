-- The bills by day: the whole cents of each cost center's month, laid on the days. Its own charges lie on the days of their use, parts of shared pools on the days of
-- the account they come from, corrections of closed months (and what has no day any more) on the month's first day. A month's days sum to its bill: what is charged up
-- to a day is cut to the cent. charge_kind: usage; fee = purchases such as seats; other = taxes, credits, adjustments, corrections.
-- grain: usage_date, cost_center_id, provider, billing_account_id, charge_kind, days_of
WITH bills AS (
  SELECT
    billing_month, cost_center_id, provider, billing_account_id,
    CASE WHEN charge_class = 'Correction' THEN 'other' WHEN charge_category = 'Usage' THEN 'usage' WHEN charge_category = 'Purchase' THEN 'fee' ELSE 'other' END AS charge_kind,
    CASE WHEN charge_class = 'Correction' THEN 'month' WHEN pool_id = 'none' THEN 'cost_center' ELSE 'account' END AS days_of,
    CAST(sum(billed_usd) * 100 AS HUGEINT) AS cents
  FROM mart_chargeback_lines
  GROUP BY ALL
),
used AS (
  SELECT
    charge_month AS billing_month, usage_date, cost_center_id, provider, billing_account_id, pool_id = 'none' AS is_own,
    CASE charge_category WHEN 'Usage' THEN 'usage' WHEN 'Purchase' THEN 'fee' ELSE 'other' END AS charge_kind,
    pico(sum(billed_usd)) AS weight
  FROM int_charges__ruled
  GROUP BY ALL
),
own_days AS (
  SELECT billing_month, cost_center_id, provider, billing_account_id, charge_kind, usage_date, weight FROM used WHERE is_own
),
account_days AS (
  SELECT billing_month, provider, billing_account_id, charge_kind, usage_date, sum(weight) AS weight FROM used GROUP BY ALL
),
by_own AS (
  SELECT b.*, d.usage_date, d.weight
  FROM bills b
  JOIN own_days d USING (billing_month, cost_center_id, provider, billing_account_id, charge_kind)
  WHERE b.days_of = 'cost_center'
),
by_account AS (
  SELECT b.*, d.usage_date, d.weight
  FROM bills b
  JOIN account_days d USING (billing_month, provider, billing_account_id, charge_kind)
  WHERE b.days_of = 'account'
),
weighed AS (
  SELECT *,
    sum(weight) OVER month AS month_weight,
    sum(weight) OVER (month ORDER BY usage_date) AS weight_so_far
  FROM (SELECT * FROM by_own UNION ALL SELECT * FROM by_account)
  WINDOW month AS (PARTITION BY billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of)
),
running AS (
  SELECT *, cents * weight_so_far // month_weight AS cents_so_far FROM weighed WHERE month_weight <> 0
),
laid AS (
  SELECT
    usage_date, billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of,
    cents_so_far - coalesce(lag(cents_so_far) OVER (
      PARTITION BY billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of ORDER BY usage_date), 0) AS cents
  FROM running
)
SELECT
  usage_date, cost_center_id, provider, billing_account_id, charge_kind, days_of,
  CAST(CAST(cents AS DECIMAL(18, 0)) * 0.01 AS DECIMAL(18, 2)) AS billed_usd
FROM laid
UNION ALL
SELECT
  billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of,
  CAST(CAST(cents AS DECIMAL(18, 0)) * 0.01 AS DECIMAL(18, 2))
FROM bills
ANTI JOIN laid USING (billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of)
