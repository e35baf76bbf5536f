-- Cost centers that are charged but not in the list of cost centers.
-- severity: warn
-- source: people
SELECT n.billing_month, n.cost_center_id, sum(s.billed_usd) AS billed_usd
FROM int_cost_centers__monthly n
JOIN mart_chargeback_lines s USING (billing_month, cost_center_id)
WHERE NOT n.is_known AND n.cost_center_id NOT IN ('unassigned', 'unattributed', 'central')
GROUP BY ALL
