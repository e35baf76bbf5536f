-- What the vendor attributes to users: cost and usage of the same key side by side. Cost without usage and usage without cost are both kept.
-- 'none' stands where the vendor names no product, model or tier (code execution has no model).
-- grain: usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed
with cost as (
    select
        usage_date, billing_account_id, user_id,
        coalesce(product, 'none') as product,
        coalesce(model, 'none') as model,
        coalesce(context_window, 'none') as context_window,
        coalesce(inference_geo, 'none') as inference_geo,
        coalesce(speed, 'none') as speed,
        min(lower(email)) as email,
        sum(request_count) as request_count,
        sum(list_usd) as list_usd,
        sum(billed_usd) as billed_usd
    from stg_claude_analytics__user_cost
    group by all
),
usage as (
    select
        usage_date, billing_account_id, user_id,
        coalesce(product, 'none') as product,
        coalesce(model, 'none') as model,
        coalesce(context_window, 'none') as context_window,
        coalesce(inference_geo, 'none') as inference_geo,
        coalesce(speed, 'none') as speed,
        sum(uncached_input_tokens) as uncached_input_tokens,
        sum(cache_read_tokens) as cache_read_tokens,
        sum(cache_write_5m_tokens) as cache_write_5m_tokens,
        sum(cache_write_1h_tokens) as cache_write_1h_tokens,
        sum(output_tokens) as output_tokens,
        sum(request_count) as request_count
    from stg_claude_analytics__user_usage
    group by all
)
select
    usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed,
    cost.email,
    cast(coalesce(usage.uncached_input_tokens, 0) as bigint) as uncached_input_tokens,
    cast(coalesce(usage.cache_read_tokens, 0) as bigint) as cache_read_tokens,
    cast(coalesce(usage.cache_write_5m_tokens, 0) as bigint) as cache_write_5m_tokens,
    cast(coalesce(usage.cache_write_1h_tokens, 0) as bigint) as cache_write_1h_tokens,
    cast(coalesce(usage.output_tokens, 0) as bigint) as output_tokens,
    cast(coalesce(usage.request_count, cost.request_count, 0) as bigint) as request_count,
    coalesce(cost.list_usd, 0) as list_usd,
    coalesce(cost.billed_usd, 0) as billed_usd
from cost
full join usage using (usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed)
