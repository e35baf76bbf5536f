-- Days on which the users' rows add up to more than the vendor's own total, read at the same watermark: something is counted twice.
-- source: claude-analytics
with users as (
    select usage_date, billing_account_id,
        sum(billed_usd) as users_usd,
        sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) as users_tokens
    from int_claude_analytics__user_charges
    group by all
),
totals as (
    select usage_date, billing_account_id, c.billed_usd as total_usd,
        u.uncached_input_tokens + u.cache_read_tokens + u.cache_write_5m_tokens + u.cache_write_1h_tokens + u.output_tokens as total_tokens
    from stg_claude_analytics__cost_total c
    full join stg_claude_analytics__usage_total u using (usage_date, billing_account_id)
),
watermarks as (
    select part as billing_account_id, usage_date
    from landed
    where source = 'claude-analytics'
        and entity in ('user_cost_report', 'user_usage_report', 'cost_report_total', 'usage_report_total')
    group by all
    having count(distinct data_refreshed_at) > 1
)
select usage_date, billing_account_id, users_usd, total_usd, users_usd - total_usd as excess_usd, users_tokens, total_tokens
from users
join totals using (usage_date, billing_account_id)
anti join watermarks using (usage_date, billing_account_id)
where users_usd > total_usd or users_tokens > total_tokens
