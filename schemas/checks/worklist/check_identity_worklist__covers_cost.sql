-- Unattributed or unassigned cost that the worklist does not have exactly once, per provider.
WITH ledger AS (
  SELECT provider, cost_center_id, sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE cost_center_id IN ('unattributed', 'unassigned')
  GROUP BY ALL
),
listed AS (
  SELECT provider, CASE finding WHEN 'no_cost_center' THEN 'unassigned' ELSE 'unattributed' END AS cost_center_id, sum(billed_usd) AS billed_usd
  FROM mart_identity_worklist
  WHERE finding IN ('unknown', 'left', 'not_yet', 'no_owner', 'owner_left', 'nobody_named', 'no_cost_center')
  GROUP BY ALL
)
SELECT provider, cost_center_id, l.billed_usd AS ledger_usd, w.billed_usd AS worklist_usd
FROM ledger l
FULL JOIN listed w USING (provider, cost_center_id)
WHERE coalesce(l.billed_usd, 0) <> coalesce(w.billed_usd, 0)
