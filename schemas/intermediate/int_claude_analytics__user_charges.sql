-- What the vendor attributes to users: cost and usage of the same key side by side. Cost without usage and usage without cost are both kept.
-- A key stands once in either report (checked when it lands). 'none' stands where the vendor names no product, model or tier (code execution has no model).
-- grain: usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed
with cost as (
    select
        usage_date, billing_account_id, user_id,
        coalesce(product, 'none') as product,
        coalesce(model, 'none') as model,
        coalesce(context_window, 'none') as context_window,
        coalesce(inference_geo, 'none') as inference_geo,
        coalesce(speed, 'none') as speed,
        lower(email) as email, request_count, list_usd, billed_usd
    from stg_claude_analytics__user_cost
),
usage as (
    select
        usage_date, billing_account_id, user_id,
        coalesce(product, 'none') as product,
        coalesce(model, 'none') as model,
        coalesce(context_window, 'none') as context_window,
        coalesce(inference_geo, 'none') as inference_geo,
        coalesce(speed, 'none') as speed,
        uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
    from stg_claude_analytics__user_usage
)
select
    usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed,
    cost.email,
    coalesce(usage.uncached_input_tokens, 0) as uncached_input_tokens,
    coalesce(usage.cache_read_tokens, 0) as cache_read_tokens,
    coalesce(usage.cache_write_5m_tokens, 0) as cache_write_5m_tokens,
    coalesce(usage.cache_write_1h_tokens, 0) as cache_write_1h_tokens,
    coalesce(usage.output_tokens, 0) as output_tokens,
    coalesce(usage.request_count, cost.request_count, 0) as request_count,
    coalesce(cost.list_usd, 0) as list_usd,
    coalesce(cost.billed_usd, 0) as billed_usd
from cost
full join usage using (usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed)
