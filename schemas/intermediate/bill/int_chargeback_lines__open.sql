-- The exact lines of the months that are open. A charge stands on the bill of its billing period where the vendor gives one, else on that of its day. The
-- first open month has corrections too, under their own charge month: what the ledger has now for the billing periods that are closed, less all that has
-- been frozen for them. Where that is unchanged there are none.
-- grain: billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
WITH opened AS (
  SELECT CAST(coalesce(max(billing_month), DATE '0001-01-01') + INTERVAL 1 MONTH AS DATE) AS first_open_month FROM int_periods__closed
),
-- what is frozen counts against what is known now
sides AS (
  SELECT
    billed_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id,
      pool_id, is_estimate,
    allocation_method, allocated_ratio, true AS is_current, billed_usd, list_usd
  FROM int_charges__allocated
  UNION ALL
  SELECT
    billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id,
      pool_id, is_estimate,
    allocation_method, allocated_ratio, false, -ledger_usd, -ledger_list_usd
  FROM int_chargeback_lines__frozen
)
SELECT
  greatest(s.billed_month, o.first_open_month) AS billing_month,
  s.charge_month,
  CASE WHEN least(max(s.charge_month), max(s.billed_month)) < max(o.first_open_month) THEN 'Correction' END AS charge_class,
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
CROSS JOIN opened o
GROUP BY ALL
HAVING charge_class IS NULL OR sum(s.billed_usd) <> 0 OR sum(s.list_usd) <> 0
