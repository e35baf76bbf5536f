-- The open months' lines in whole cents that come to the cents of their cost center, by largest remainder, ties in the order of the line's own columns.
-- grain: billing_month, charge_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
WITH lines AS (
  SELECT
    *,
    struct_pack(billing_month, charge_month, provider, billing_account_id, cost_center_id) AS center_month,
    struct_pack(charge_category, product, model, cost_type, person_id, principal_id, rule_id, pool_id, is_estimate) AS line
  FROM int_chargeback_lines__open
),
cut AS (
  SELECT l.*,
    left_over(c.billed_cents, pico(l.billed_usd), 10000000000, l.center_month) AS billed_left,
    left_over(c.list_cents, pico(l.list_usd), 10000000000, l.center_month) AS list_left
  FROM lines l
  JOIN int_chargeback_centers__rounded c USING (billing_month, charge_month, provider, billing_account_id, cost_center_id)
)
SELECT
  * EXCLUDE (center_month, line, billed_left, list_left, billed_usd, list_usd),
  CAST(CAST(largest_remainder(pico(billed_usd), 10000000000, billed_left, center_month, line) AS DECIMAL(38, 0)) * 0.01 AS DECIMAL(18, 2)) AS billed_usd,
  CAST(CAST(largest_remainder(pico(list_usd), 10000000000, list_left, center_month, line) AS DECIMAL(38, 0)) * 0.01 AS DECIMAL(18, 2)) AS list_usd,
  billed_usd AS ledger_usd,
  list_usd AS ledger_list_usd
FROM cut
