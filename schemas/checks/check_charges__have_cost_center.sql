-- Charges with no value for the cost center; unassigned and unattributed are values.
select source, source_row_key, usage_date, principal_id, billed_usd
from int_charges__assigned
where coalesce(cost_center_id, '') = ''
