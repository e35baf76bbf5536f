-- The ledger of a month as cost centers carry it: what is not shared where it belongs, pools split by their shares. The parts of a pool sum to it to the last
-- digit (1e-12 USD by largest remainder, ties by cost_center_id), for list and billed cost each by itself. Each row names its rule and ratio (FOCUS
-- AllocatedMethodId, AllocatedRatio).
-- grain: charge_month, billed_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id,
--      rule_id, pool_id, is_estimate
WITH pooled AS (
  SELECT
    charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, rule_id, pool_id, allocation_method, is_estimate,
    pico(sum(billed_usd)) AS billed_pico_usd,
    pico(sum(list_usd)) AS list_pico_usd
  FROM int_charges__carved
  WHERE pool_id <> 'none'
  GROUP BY ALL
),
split AS (
  SELECT p.*, s.cost_center_id, s.allocated_ratio, s.pool_weight, p.billed_pico_usd * s.weight AS billed_parts, p.list_pico_usd * s.weight AS list_parts,
    struct_pack(p.pool_id, p.billed_month, p.charge_category, p.product, p.model, p.cost_type, p.is_estimate) AS origin
  FROM pooled p
  JOIN int_pools__shared s USING (pool_id)
),
cut AS (
  SELECT *,
    left_over(billed_pico_usd, billed_parts, pool_weight, origin) AS billed_left,
    left_over(list_pico_usd, list_parts, pool_weight, origin) AS list_left
  FROM split
)
SELECT
  charge_month, billed_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, rule_id,
  pool_id,
  allocation_method,
  allocated_ratio,
  is_estimate,
  list_usd,
  billed_usd
FROM int_charges__carved
WHERE pool_id = 'none'
UNION ALL
SELECT
  charge_month, billed_month, cost_center_id, provider, billing_account_id, charge_category, product, model, cost_type, 'none', 'none', rule_id, pool_id,
  allocation_method,
  allocated_ratio,
  is_estimate,
  usd_from_pico(largest_remainder(list_parts, pool_weight, list_left, origin, cost_center_id)),
  usd_from_pico(largest_remainder(billed_parts, pool_weight, billed_left, origin, cost_center_id))
FROM cut
