-- What the vendor's buckets per day, product and model hold beyond the users' rows: API keys and automation, which no seat pays for.
-- A group the buckets don't list (they stop at 100 a day) gives no residual; the day's remainder holds it.
-- A negative rest is not a service's: it is kept as 'unattributed', and a check blocks when the users exceed the day's total.
-- grain: usage_date, billing_account_id, product, model
with cost as (
    select usage_date, billing_account_id, coalesce(product, 'none') as product, coalesce(model, 'none') as model,
        sum(list_usd) as list_usd, sum(billed_usd) as billed_usd
    from stg_claude_analytics__cost
    group by all
),
usage as (
    select usage_date, billing_account_id, coalesce(product, 'none') as product, coalesce(model, 'none') as model,
        sum(uncached_input_tokens) as uncached_input_tokens, sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_5m_tokens) as cache_write_5m_tokens, sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(output_tokens) as output_tokens, sum(request_count) as request_count
    from stg_claude_analytics__usage
    group by all
),
users as (
    select usage_date, billing_account_id, product, model,
        sum(list_usd) as list_usd, sum(billed_usd) as billed_usd,
        sum(uncached_input_tokens) as uncached_input_tokens, sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_5m_tokens) as cache_write_5m_tokens, sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(output_tokens) as output_tokens, sum(request_count) as request_count
    from int_claude_analytics__user_charges
    group by all
),
residuals as (
    -- bucket − users where the bucket exists; no bucket, no statement, hence 0
    select
        usage_date, billing_account_id, product, model,
        coalesce(cost.list_usd - coalesce(users.list_usd, 0), 0) as list_usd,
        coalesce(cost.billed_usd - coalesce(users.billed_usd, 0), 0) as billed_usd,
        cast(coalesce(usage.uncached_input_tokens - coalesce(users.uncached_input_tokens, 0), 0) as bigint) as uncached_input_tokens,
        cast(coalesce(usage.cache_read_tokens - coalesce(users.cache_read_tokens, 0), 0) as bigint) as cache_read_tokens,
        cast(coalesce(usage.cache_write_5m_tokens - coalesce(users.cache_write_5m_tokens, 0), 0) as bigint) as cache_write_5m_tokens,
        cast(coalesce(usage.cache_write_1h_tokens - coalesce(users.cache_write_1h_tokens, 0), 0) as bigint) as cache_write_1h_tokens,
        cast(coalesce(usage.output_tokens - coalesce(users.output_tokens, 0), 0) as bigint) as output_tokens,
        cast(coalesce(usage.request_count - coalesce(users.request_count, 0), 0) as bigint) as request_count
    from cost
    full join usage using (usage_date, billing_account_id, product, model)
    left join users using (usage_date, billing_account_id, product, model)
)
select
    case when least(list_usd, billed_usd) < 0 or least(uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens,
        cache_write_1h_tokens, output_tokens, request_count) < 0 then 'unattributed' else 'service' end as principal_type,
    *
from residuals
where list_usd <> 0 or billed_usd <> 0 or request_count <> 0
    or uncached_input_tokens <> 0 or cache_read_tokens <> 0 or cache_write_5m_tokens <> 0 or cache_write_1h_tokens <> 0 or output_tokens <> 0
