-- Corrections on the bills of cost centers that had ended before the bill's month, where nobody may be left to pay them. Whoever answers for the cost center
-- now takes the bill, or a line of allocation_rules.csv (cost_center=… with the method cost_center) says where it goes.
-- severity: warn
SELECT l.billing_month, l.cost_center_id, ended.last_valid_to AS ended_date, sum(l.billed_usd) AS correction_usd
FROM mart_chargeback_lines l
JOIN (
  SELECT cost_center_id, max(coalesce(valid_to, DATE '9999-12-31')) AS last_valid_to FROM ref_cost_centers GROUP BY ALL
) ended ON ended.cost_center_id = l.cost_center_id AND ended.last_valid_to <= l.billing_month
WHERE l.charge_class = 'Correction' AND l.period_status <> 'final'
GROUP BY ALL
HAVING sum(l.billed_usd) <> 0
