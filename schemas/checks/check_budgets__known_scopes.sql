-- A budget must be of a cost center that cost_centers.csv knows (or of unassigned, unattributed or central, which chargeback shows).
-- source: reference
SELECT
  concat('budgets.csv:', b.line_number, ' scope_id') AS place,
  'a cost center of cost_centers.csv' AS expected,
  b.scope_id AS found
FROM stg_reference__budgets b
ANTI JOIN ref_cost_centers c ON c.cost_center_id = b.scope_id
WHERE b.scope_type = 'cost_center' AND b.scope_id NOT IN ('unassigned', 'unattributed', 'central')
