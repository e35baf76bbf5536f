-- Each spend-report file beside the ledger of its own date range. The file names the organization by its uuid; where the ledger doesn't know that id and has
-- one account of the provider, it is that one.
-- grain: billing_month, provider, billing_account_id
with reports as (
    select billing_month, billing_account_id as report_account_id, file, period_start_date, period_end_date, sum(billed_usd) as statement_usd
    from int_spend_report__selected
    group by all
),
accounts as (
    select distinct billing_account_id
    from int_accounts__seen
    where provider = 'anthropic' and source = 'claude-analytics'
),
matched as (
    select
        r.*,
        coalesce(
            (select max(a.billing_account_id) from accounts a where a.billing_account_id = r.report_account_id),
            (select case when count(*) = 1 then max(a.billing_account_id) end from accounts a),
            r.report_account_id) as billing_account_id
    from reports r
    qualify row_number() over (
        partition by billing_month, billing_account_id
        order by report_account_id = billing_account_id desc, period_end_date desc, file desc) = 1
)
select
    m.billing_month,
    'anthropic' as provider,
    m.billing_account_id,
    m.file,
    m.period_start_date,
    m.period_end_date,
    m.statement_usd,
    coalesce((select sum(c.billed_usd) from int_charges__unioned c
        where c.provider = 'anthropic' and c.billing_account_id = m.billing_account_id
            and c.usage_date >= m.period_start_date and c.usage_date < m.period_end_date), 0) as ledger_usd,
    (select count(*) from int_days__covered d
        where d.provider = 'anthropic' and d.billing_account_id = m.billing_account_id and d.source = 'claude-analytics' and not d.is_complete
            and d.usage_date >= m.period_start_date and d.usage_date < m.period_end_date) as incomplete_day_count
from matched m
