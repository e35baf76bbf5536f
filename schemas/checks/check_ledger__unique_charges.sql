-- Charges that stand twice in the ledger: the same account, day, principal and kind of use from the same source.
select source, provider, billing_account_id, usage_date, principal_type, principal_id, product, model, context_window, inference_geo, speed,
    count(*) as row_count, sum(billed_usd) as billed_usd
from int_charges__unioned
-- a group residual and a day's remainder are both 'unattributed' and may share product 'none'; their keys tell them apart
group by source, provider, billing_account_id, usage_date, principal_type, principal_id, product, model, context_window, inference_geo, speed,
    case when principal_id is null then source_row_key end
having count(*) > 1
