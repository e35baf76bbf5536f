-- Whether a day's data are whole, per billed account, from its first day to the as-of day. Claude Analytics: all four reports have landed and the
-- vendor's watermark lies at or after the day's end. File sources speak only of days with use, so every day up to the last one with use is whole
-- if a file was read after that day's end; later days have not arrived. A spend report has no days, hence no whole ones.
-- grain: provider, billing_account_id, usage_date
with analytics as (
    select part as billing_account_id, usage_date
    from landed
    where source = 'claude-analytics'
        and entity in ('user_cost_report', 'user_usage_report', 'cost_report_total', 'usage_report_total')
        and data_refreshed_at >= cast(usage_date + 1 as timestamptz)
    group by all
    having count(distinct entity) = 4
),
files as (
    select source, max(extracted_at_utc) as last_extracted_at_utc
    from landed
    where source in ('usage-events', 'claude-code')
    group by all
)
select
    a.provider,
    a.billing_account_id,
    a.usage_date,
    a.source,
    case
        when a.source = 'claude-analytics' then w.usage_date is not null
        else coalesce(a.usage_date <= s.last_usage_date and f.last_extracted_at_utc >= cast(a.usage_date + 1 as timestamptz), false)
    end as is_complete
from int_billing_authority__daily a
left join analytics w
    on a.source = 'claude-analytics' and w.billing_account_id = a.billing_account_id and w.usage_date = a.usage_date
left join files f on f.source = a.source
left join int_accounts__seen s
    on s.provider = a.provider and s.billing_account_id = a.billing_account_id and s.source = a.source
