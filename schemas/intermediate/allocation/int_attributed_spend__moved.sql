-- What rules on skills and connectors take from each product's direct use, and where they put it: to the receiver, or into a pool (receiver none).
-- grain: charge_month, provider, billing_account_id, product, rule_id, method, receiver, pool_id
SELECT
  s.charge_month,
  s.provider,
  s.billing_account_id,
  s.product,
  r.rule_id,
  r.method,
  coalesce(charged_center(r.method, r.target_shares, NULL), 'none') AS receiver,
  pool_key(s.charge_month, s.provider, s.billing_account_id, r.rule_id, r.method, r.valid_from) AS pool_id,
  max(r.line_number) AS line_number,
  sum(s.weight) AS weight,
  max(s.product_weight) AS product_weight,
  sum(s.allocated_ratio) AS allocated_ratio
FROM int_attributed_spend__shared s
JOIN ref_allocation_rules r ON r.line_number = s.rule_line_number
GROUP BY ALL
