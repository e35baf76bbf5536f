-- The bills by day: the whole cents of each cost center's month, laid on the days. Its own charges lie on the days of their use (of another month's use: on the
-- nearest day of the period that bills it), parts of shared pools and what
-- has no days of its own on the days of the account, corrections of closed months (and what has no day at all) on the month's first day. A month's days sum to
-- its bill: what is charged up to a day is cut to the cent. charge_kind: usage; fee = purchases such as seats; other = taxes, credits, adjustments,
-- corrections.
-- grain: usage_date, cost_center_id, provider, billing_account_id, charge_kind, days_of
WITH bills AS (
  SELECT
    billing_month, cost_center_id, provider, billing_account_id,
    CASE WHEN charge_class = 'Correction' THEN 'other' WHEN charge_category = 'Usage' THEN 'usage' WHEN charge_category = 'Purchase' THEN 'fee'
      ELSE 'other' END AS charge_kind,
    CASE WHEN charge_class = 'Correction' THEN 'month' WHEN pool_id = 'none' THEN 'cost_center' ELSE 'account' END AS wanted,
    CAST(sum(billed_usd) * 100 AS HUGEINT) AS cents
  FROM mart_chargeback_lines
  GROUP BY ALL
),
used AS (
  SELECT
    billed_month AS billing_month, billed_date AS usage_date, cost_center_id, provider, billing_account_id, pool_id = 'none' AS is_own,
    CASE charge_category WHEN 'Usage' THEN 'usage' WHEN 'Purchase' THEN 'fee' ELSE 'other' END AS charge_kind,
    pico(sum(billed_usd)) AS weight
  FROM int_charges__ruled
  GROUP BY ALL
),
own_days AS (
  SELECT billing_month, cost_center_id, provider, billing_account_id, charge_kind, usage_date, weight FROM used WHERE is_own
),
own_months AS (
  SELECT billing_month, cost_center_id, provider, billing_account_id, charge_kind, sum(weight) AS own_weight FROM own_days GROUP BY ALL
),
account_days AS (
  SELECT billing_month, provider, billing_account_id, charge_kind, usage_date, sum(weight) AS weight FROM used GROUP BY ALL
),
account_months AS (
  SELECT billing_month, provider, billing_account_id, charge_kind, sum(weight) AS account_weight FROM account_days GROUP BY ALL
),
placed AS (
  SELECT
    billing_month, cost_center_id, provider, billing_account_id, charge_kind,
    CASE WHEN wanted = 'cost_center' AND own_weight <> 0 THEN 'cost_center' WHEN wanted <> 'month' AND account_weight <> 0 THEN 'account'
      ELSE 'month' END AS days_of,
    max(CASE WHEN wanted = 'cost_center' AND own_weight <> 0 THEN own_weight ELSE account_weight END) AS month_weight,
    sum(cents) AS cents
  FROM bills
  LEFT JOIN own_months USING (billing_month, cost_center_id, provider, billing_account_id, charge_kind)
  LEFT JOIN account_months USING (billing_month, provider, billing_account_id, charge_kind)
  GROUP BY ALL
),
weighed AS (
  SELECT p.*, d.usage_date, d.weight
  FROM placed p
  JOIN own_days d USING (billing_month, cost_center_id, provider, billing_account_id, charge_kind)
  WHERE p.days_of = 'cost_center'
  UNION ALL
  SELECT p.*, d.usage_date, d.weight
  FROM placed p
  JOIN account_days d USING (billing_month, provider, billing_account_id, charge_kind)
  WHERE p.days_of = 'account'
),
running AS (
  SELECT
    *,
    sum(weight) OVER (PARTITION BY billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of ORDER BY usage_date) AS weight_so_far
  FROM weighed
),
cut AS (
  SELECT *, scaled(cents, weight_so_far, month_weight) AS cents_so_far FROM running
),
laid AS (
  SELECT
    usage_date, cost_center_id, provider, billing_account_id, charge_kind, days_of,
    cents_so_far - coalesce(lag(cents_so_far) OVER (
      PARTITION BY billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of ORDER BY usage_date), 0) AS cents
  FROM cut
  UNION ALL
  SELECT billing_month, cost_center_id, provider, billing_account_id, charge_kind, days_of, cents FROM placed WHERE days_of = 'month'
)
SELECT
  usage_date, cost_center_id, provider, billing_account_id, charge_kind, days_of,
  CAST(CAST(cents AS DECIMAL(18, 0)) * 0.01 AS DECIMAL(18, 2)) AS billed_usd
FROM laid
