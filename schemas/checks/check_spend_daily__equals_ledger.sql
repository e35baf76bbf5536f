-- Days on which the analysts' cube and the ledger disagree in money, tokens or requests.
with cube as (
    select usage_date, provider, billing_account_id, sum(billed_usd) as billed_usd, sum(list_usd) as list_usd,
        sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) as tokens,
        sum(request_count) as request_count
    from mart_spend_daily
    group by all
),
ledger as (
    select usage_date, provider, billing_account_id, sum(billed_usd) as billed_usd, sum(list_usd) as list_usd,
        sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) as tokens,
        sum(request_count) as request_count
    from int_charges__unioned
    group by all
)
select
    usage_date, provider, billing_account_id,
    c.billed_usd as cube_usd, l.billed_usd as ledger_usd, c.tokens as cube_tokens, l.tokens as ledger_tokens
from ledger l
full join cube c using (usage_date, provider, billing_account_id)
where c.billed_usd is distinct from l.billed_usd
    or c.list_usd is distinct from l.list_usd
    or c.tokens is distinct from l.tokens
    or c.request_count is distinct from l.request_count
