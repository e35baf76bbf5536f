-- The exact lines of the months that are open: the ledger of each month that has never been closed, and in the first open month, under their own charge month,
-- corrections: what the ledger of a closed month is now, less all that has been frozen for it. A closed month whose ledger is unchanged has none.
-- grain: billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
WITH last_closed AS (
  SELECT coalesce(max(billing_month), DATE '0001-01-01') AS billing_month FROM int_periods__closed
),
-- what is frozen counts against what is known now
sides AS (
  SELECT
    charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id, pool_id,
      is_estimate,
    allocation_method, allocated_ratio, true AS is_current, billed_usd, list_usd
  FROM int_charges__allocated
  UNION ALL
  SELECT
    charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id, pool_id,
      is_estimate,
    allocation_method, allocated_ratio, false, -ledger_usd, -ledger_list_usd
  FROM int_chargeback_lines__frozen
)
SELECT
  CASE WHEN s.charge_month > l.billing_month THEN s.charge_month ELSE CAST(l.billing_month + INTERVAL 1 MONTH AS DATE) END AS billing_month,
  s.charge_month,
  CASE WHEN s.charge_month <= l.billing_month THEN 'Correction' END AS charge_class,
  s.cost_center_id,
  s.provider,
  s.billing_account_id,
  s.charge_category,
  s.product,
  s.model,
  s.cost_type,
  s.person_id,
  s.principal_id,
  s.rule_id,
  s.pool_id,
  max(s.allocation_method) AS allocation_method,
  coalesce(max(s.allocated_ratio) FILTER (WHERE s.is_current), max(s.allocated_ratio)) AS allocated_ratio,
  s.is_estimate,
  CAST(sum(s.billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  CAST(sum(s.list_usd) AS DECIMAL(38, 12)) AS list_usd
FROM sides s
CROSS JOIN last_closed l
GROUP BY ALL
HAVING charge_class IS NULL OR sum(s.billed_usd) <> 0 OR sum(s.list_usd) <> 0
