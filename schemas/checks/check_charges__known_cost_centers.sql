-- Cost centers that are charged but not in the list of cost centers.
-- severity: warn
-- source: people
select n.billing_month, n.cost_center_id, sum(s.billed_usd) as billed_usd
from int_cost_centers__monthly n
join int_chargeback__summed s using (billing_month, cost_center_id)
where not n.is_known and n.cost_center_id not in ('unassigned', 'unattributed')
group by all
