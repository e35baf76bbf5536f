-- The ledger of a month by rule, line by line, before pools are split. What a vendor attributes to a skill (or connector) with a rule of its own is carved out
-- of the direct use of the account: the same ratio from every line of a product, cut to the last digit; the line keeps the rest, and its ratio is 1 less what
-- went. total_tokens stay with the line. rule_line_number is 0 without a rule.
-- grain: charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, cost_center_id,
--      rule_id, pool_id, is_estimate
WITH lines AS (
  SELECT
    charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, cost_center_id, rule_id,
    pool_id, is_estimate,
    max(allocation_method) AS allocation_method,
    coalesce(max(rule_line_number), 0) AS rule_line_number,
    CAST(sum(total_tokens) AS BIGINT) AS total_tokens,
    pico(sum(list_usd)) AS list_pico_usd,
    pico(sum(billed_usd)) AS billed_pico_usd
  FROM int_charges__ruled
  GROUP BY ALL
),
parts AS (
  SELECT
    l.* EXCLUDE (rule_id, pool_id, list_pico_usd, billed_pico_usd), m.rule_id, m.pool_id, m.method, m.receiver, m.line_number, m.allocated_ratio,
    scaled(l.list_pico_usd, m.weight, m.product_weight) AS list_pico_usd,
    scaled(l.billed_pico_usd, m.weight, m.product_weight) AS billed_pico_usd
  FROM lines l
  JOIN int_attributed_spend__moved m USING (charge_month, provider, billing_account_id, product)
  WHERE l.rule_id = 'direct' AND l.charge_category = 'Usage'
),
given AS (
  SELECT
    charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, cost_center_id,
    'direct' AS rule_id, is_estimate,
    sum(allocated_ratio) AS allocated_ratio, sum(list_pico_usd) AS list_pico_usd, sum(billed_pico_usd) AS billed_pico_usd
  FROM parts
  GROUP BY ALL
)
SELECT
  charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, cost_center_id, rule_id,
  pool_id, is_estimate,
  allocation_method,
  rule_line_number,
  CAST(1 - coalesce(g.allocated_ratio, 0) AS DECIMAL(38, 18)) AS allocated_ratio,
  total_tokens,
  usd_from_pico(l.list_pico_usd - coalesce(g.list_pico_usd, 0)) AS list_usd,
  usd_from_pico(l.billed_pico_usd - coalesce(g.billed_pico_usd, 0)) AS billed_usd
FROM lines l
LEFT JOIN given g
  USING (charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, person_id, principal_id, cost_center_id, rule_id,
    is_estimate)
UNION ALL
SELECT
  charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type, 'none', 'none',
  coalesce(nullif(receiver, 'none'), cost_center_id), rule_id, pool_id, is_estimate,
  max(method),
  max(line_number),
  CAST(max(allocated_ratio) AS DECIMAL(38, 18)),
  0,
  usd_from_pico(sum(list_pico_usd)),
  usd_from_pico(sum(billed_pico_usd))
FROM parts
GROUP BY charge_month, billed_month, provider, billing_account_id, charge_category, product, model, cost_type,
  coalesce(nullif(receiver, 'none'), cost_center_id), rule_id, pool_id, is_estimate
