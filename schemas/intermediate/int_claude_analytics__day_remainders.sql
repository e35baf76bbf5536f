-- The vendor's own ungrouped total of a day minus all that users and groups explain: what fell off the buckets' 100 largest groups.
-- With it the ledger of a day is the vendor's total, exactly. A day without a total gets no remainder; reconciliation calls it missing.
-- grain: usage_date, billing_account_id
with explained as (
    select usage_date, billing_account_id, list_usd, billed_usd, uncached_input_tokens, cache_read_tokens,
        cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
    from int_claude_analytics__user_charges
    union all
    select usage_date, billing_account_id, list_usd, billed_usd, uncached_input_tokens, cache_read_tokens,
        cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
    from int_claude_analytics__group_residuals
),
days as (
    select usage_date, billing_account_id,
        sum(list_usd) as list_usd, sum(billed_usd) as billed_usd,
        sum(uncached_input_tokens) as uncached_input_tokens, sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_5m_tokens) as cache_write_5m_tokens, sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(output_tokens) as output_tokens, sum(request_count) as request_count
    from explained
    group by all
),
remainders as (
    select
        usage_date, billing_account_id,
        coalesce(c.list_usd - coalesce(d.list_usd, 0), 0) as list_usd,
        coalesce(c.billed_usd - coalesce(d.billed_usd, 0), 0) as billed_usd,
        cast(coalesce(u.uncached_input_tokens - coalesce(d.uncached_input_tokens, 0), 0) as bigint) as uncached_input_tokens,
        cast(coalesce(u.cache_read_tokens - coalesce(d.cache_read_tokens, 0), 0) as bigint) as cache_read_tokens,
        cast(coalesce(u.cache_write_5m_tokens - coalesce(d.cache_write_5m_tokens, 0), 0) as bigint) as cache_write_5m_tokens,
        cast(coalesce(u.cache_write_1h_tokens - coalesce(d.cache_write_1h_tokens, 0), 0) as bigint) as cache_write_1h_tokens,
        cast(coalesce(u.output_tokens - coalesce(d.output_tokens, 0), 0) as bigint) as output_tokens,
        cast(coalesce(u.request_count - coalesce(d.request_count, 0), 0) as bigint) as request_count
    from stg_claude_analytics__cost_total c
    full join stg_claude_analytics__usage_total u using (usage_date, billing_account_id)
    left join days d using (usage_date, billing_account_id)
)
select *
from remainders
where list_usd <> 0 or billed_usd <> 0 or request_count <> 0
    or uncached_input_tokens <> 0 or cache_read_tokens <> 0 or cache_write_5m_tokens <> 0 or cache_write_1h_tokens <> 0 or output_tokens <> 0
