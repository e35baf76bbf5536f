-- Charges with no value for the cost center; unassigned and unattributed are values.
SELECT source, source_row_key, usage_date, principal_id, billed_usd
FROM int_charges__assigned
WHERE coalesce(cost_center_id, '') = ''
