-- The ledger: every charge once, from the one source that is the bill for its provider, account and day. Per day its sum is the vendor's own
-- ungrouped total. is_estimate marks use priced by our table because the vendor's bill is not here.
-- grain: source, source_row_key
with candidates as (
    select 'anthropic' as provider, billing_account_id, usage_date, 'user' as principal_type, user_id as principal_id,
        product, model, context_window, inference_geo, speed,
        uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
        list_usd, billed_usd, false as is_estimate, 'claude-analytics' as source, 'user' as row_kind
    from int_claude_analytics__user_charges
    union all
    select 'anthropic', billing_account_id, usage_date, principal_type, null, product, model, 'none', 'none', 'none',
        uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
        list_usd, billed_usd, false, 'claude-analytics', 'group-residual'
    from int_claude_analytics__group_residuals
    union all
    select 'anthropic', billing_account_id, usage_date, 'unattributed', null, 'none', 'none', 'none', 'none', 'none',
        uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
        list_usd, billed_usd, false, 'claude-analytics', 'day-remainder'
    from int_claude_analytics__day_remainders
    union all
    select provider, 'usage-events', usage_date, case when user_id = 'none' then 'unattributed' else 'user' end, nullif(user_id, 'none'),
        'api', model, 'none', 'none', 'none',
        cast(sum(uncached_input_tokens) as bigint), cast(sum(cache_read_tokens) as bigint), cast(sum(cache_write_tokens) as bigint),
        0, cast(sum(output_tokens) as bigint), cast(sum(request_count) as bigint),
        sum(list_usd), sum(list_usd), true, 'usage-events', 'day'
    from int_usage_events__priced
    group by provider, usage_date, user_id, model
    union all
    select 'anthropic', 'claude-code', usage_date, case when user_id = 'none' then 'unattributed' else 'user' end, nullif(user_id, 'none'),
        'claude_code', model, 'none', 'none', speed,
        cast(sum(uncached_input_tokens) as bigint), cast(sum(cache_read_tokens) as bigint), cast(sum(cache_write_5m_tokens) as bigint),
        cast(sum(cache_write_1h_tokens) as bigint), cast(sum(output_tokens) as bigint), cast(sum(request_count) as bigint),
        sum(list_usd), sum(list_usd), true, 'claude-code', 'day'
    from int_claude_code_usage__priced
    group by usage_date, user_id, model, speed
    union all
    select 'anthropic', billing_account_id, period_start_date, principal_type, nullif(user_id, 'none'), product, model, 'none', 'none', 'none',
        0, 0, 0, 0, 0, request_count,
        list_usd, billed_usd, false, 'spend-report', file
    from int_spend_report__selected
)
select
    c.* exclude (row_kind),
    concat_ws('|', row_kind, provider, billing_account_id, usage_date, principal_type, coalesce(principal_id, 'none'),
        product, model, context_window, inference_geo, speed) as source_row_key
from candidates c
join int_billing_authority__daily a using (provider, billing_account_id, usage_date, source)
