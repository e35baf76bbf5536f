-- Months whose chargeback cents don't sum to the account's ledger, rounded half away from zero; billed and list.
with charged as (
    select billing_month, provider, billing_account_id, sum(billed_usd) as charged_usd, sum(list_usd) as charged_list_usd
    from mart_chargeback_monthly
    group by all
),
ledger as (
    select cast(date_trunc('month', usage_date) as date) as billing_month, provider, billing_account_id,
        sum(billed_usd) as ledger_usd, sum(list_usd) as ledger_list_usd
    from int_charges__unioned
    group by all
)
select
    billing_month, provider, billing_account_id,
    c.charged_usd, l.ledger_usd, c.charged_list_usd, l.ledger_list_usd
from ledger l
full join charged c using (billing_month, provider, billing_account_id)
where c.charged_usd is distinct from round(l.ledger_usd, 2)
    or c.charged_list_usd is distinct from round(l.ledger_list_usd, 2)
