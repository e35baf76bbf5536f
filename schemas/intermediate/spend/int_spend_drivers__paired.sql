-- What each person, each product that is used without a person and each rule that shares cost out came to in a month, beside the month before: in the
-- organization and in each cost center. Somebody who moved between cost centers left one and joined the other; in the organization that is no change.
-- grain: billing_month, scope_type, scope_id, driver_type, driver_id
WITH spent AS (
  SELECT
    charge_month,
    cost_center_id,
    CASE WHEN rule_id <> 'none' THEN 'shared' WHEN person_id = 'none' THEN 'service' ELSE 'person' END AS driver_type,
    CASE WHEN rule_id <> 'none' THEN rule_id WHEN person_id = 'none' THEN concat(provider, '/', product) ELSE person_id END AS driver_id,
    sum(billed_usd) AS billed_usd
  FROM int_spend__monthly
  GROUP BY ALL
),
scopes AS (
  SELECT charge_month, 'organization' AS scope_type, 'organization' AS scope_id, driver_type, driver_id, billed_usd FROM spent
  UNION ALL
  SELECT charge_month, 'cost_center', cost_center_id, driver_type, driver_id, billed_usd FROM spent
),
sides AS (
  SELECT charge_month AS billing_month, * EXCLUDE (charge_month, billed_usd), billed_usd, CAST(0 AS DECIMAL(38, 12)) AS previous_usd FROM scopes
  UNION ALL
  SELECT CAST(charge_month + INTERVAL 1 MONTH AS DATE), * EXCLUDE (charge_month, billed_usd), CAST(0 AS DECIMAL(38, 12)), billed_usd FROM scopes
)
SELECT
  billing_month,
  scope_type,
  scope_id,
  driver_type,
  driver_id,
  sum(previous_usd) AS previous_usd,
  sum(billed_usd) AS billed_usd,
  sum(billed_usd) - sum(previous_usd) AS change_usd
FROM sides
WHERE billing_month > (SELECT min(charge_month) FROM spent) AND billing_month <= (SELECT max(charge_month) FROM spent)
GROUP BY ALL
