-- How much of each product's direct use goes with the rules on skills and connectors. A rule's attributed spend is sought in the products that it names (all
-- without) in proportion to their direct use, the account's in the month; a product gives what it has and no more, to earlier lines first. In micro-USD.
-- grain: charge_month, provider, billing_account_id, product, rule_line_number
WITH direct AS (
  SELECT charge_month, provider, billing_account_id, product, CAST(trunc(sum(billed_usd) * 1000000) AS HUGEINT) AS product_weight
  FROM int_charges__ruled
  WHERE rule_id = 'direct' AND charge_category = 'Usage'
  GROUP BY ALL
  HAVING product_weight > 0
),
sought AS (
  SELECT a.charge_month, a.provider, a.billing_account_id, a.rule_line_number, d.product, d.product_weight,
    struct_pack(a.charge_month, a.provider, a.billing_account_id, a.rule_line_number) AS origin,
    CAST(trunc(a.attributed_usd * 1000000) AS HUGEINT) AS rule_weight,
    sum(d.product_weight) OVER (PARTITION BY a.charge_month, a.provider, a.billing_account_id, a.rule_line_number) AS direct_weight
  FROM int_attributed_spend__ruled a
  JOIN direct d USING (charge_month, provider, billing_account_id)
  JOIN ref_allocation_rules r ON r.line_number = a.rule_line_number
  WHERE fits(d.product, r.match['product'])
),
cut AS (
  SELECT *, left_over(rule_weight, rule_weight * product_weight, direct_weight, origin) AS missing
  FROM sought
),
wanted AS (
  SELECT *, largest_remainder(rule_weight * product_weight, direct_weight, missing, origin, product) AS wanted_weight
  FROM cut
),
summed AS (
  SELECT *, sum(wanted_weight) OVER (PARTITION BY charge_month, provider, billing_account_id, product ORDER BY rule_line_number) AS wanted_so_far
  FROM wanted
)
SELECT
  charge_month,
  provider,
  billing_account_id,
  product,
  rule_line_number,
  least(wanted_so_far, product_weight) - least(wanted_so_far - wanted_weight, product_weight) AS weight,
  product_weight,
  CAST(CAST((least(wanted_so_far, product_weight) - least(wanted_so_far - wanted_weight, product_weight))
    * 1000000000000000000 // product_weight AS DECIMAL(38, 0))
    * 0.000000000000000001 AS DECIMAL(38, 18)) AS allocated_ratio
FROM summed
