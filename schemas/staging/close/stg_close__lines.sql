-- The frozen lines of every close that ever was, also of those that were withdrawn.
-- grain: close_id, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id,
--      pool_id, is_estimate
SELECT
  close_id,
  billing_month,
  charge_month,
  charge_class,
  cost_center_id,
  provider,
  billing_account_id,
  charge_category,
  product,
  model,
  cost_type,
  person_id,
  principal_id,
  rule_id,
  pool_id,
  allocation_method,
  CAST(allocated_ratio AS DECIMAL(38, 18)) AS allocated_ratio,
  is_estimate,
  CAST(usd_from_text(billed_usd) AS DECIMAL(18, 2)) AS billed_usd,
  CAST(usd_from_text(list_usd) AS DECIMAL(18, 2)) AS list_usd,
  usd_from_text(ledger_usd) AS ledger_usd,
  usd_from_text(ledger_list_usd) AS ledger_list_usd
FROM raw_close__lines
