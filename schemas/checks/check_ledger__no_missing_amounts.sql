-- Charges without an amount: a sum would pass over them in silence.
select source, source_row_key, usage_date, list_usd, billed_usd
from int_charges__unioned
where list_usd is null or billed_usd is null
