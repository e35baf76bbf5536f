-- The ledger beside the vendor's statements: its own ungrouped total (must match) and the spend-report files (informative, never added).
-- grain: billing_month, provider, billing_account_id, statement
-- columns:
--   billing_month        First day of the UTC month; for a spend report the month in which its period begins.
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor.
--   statement            vendor_total = the vendor's ungrouped cost report; spend_report = a downloaded spend-report file.
--   ledger_usd           Billed sum of the ledger over the same days, exact.
--   statement_usd        Billed sum of the statement; NULL when it is missing.
--   difference_usd       ledger_usd − statement_usd; NULL when the statement is missing.
--   state                matches, differs, not_yet_refreshed (not at the same watermark, so not compared) or missing.
--   is_blocking          True when this stops the publication: a vendor total that differs or is missing.
--   note                 The days or the file behind the state, in words.
with totals as (
    select
        cast(date_trunc('month', usage_date) as date) as billing_month,
        provider,
        billing_account_id,
        sum(ledger_usd) as ledger_usd,
        sum(statement_usd) as statement_usd,
        count(*) as day_count,
        count(*) filter (where is_missing) as missing_day_count,
        min(usage_date) filter (where is_missing) as first_missing_date,
        count(*) filter (where is_not_yet_refreshed and not is_missing) as unrefreshed_day_count,
        -- days at the same watermark must match one by one: two wrong days don't cancel each other
        count(*) filter (where ledger_usd <> statement_usd and not is_not_yet_refreshed) as differing_day_count,
        min(usage_date) filter (where ledger_usd <> statement_usd and not is_not_yet_refreshed) as first_differing_date
    from int_reconciliation__daily
    group by all
),
statements as (
    select
        billing_month, provider, billing_account_id, 'vendor_total' as statement, ledger_usd,
        case when missing_day_count = 0 then statement_usd end as statement_usd,
        case
            when missing_day_count > 0 then 'missing'
            when differing_day_count > 0 then 'differs'
            when unrefreshed_day_count > 0 then 'not_yet_refreshed'
            else 'matches'
        end as state,
        case
            when missing_day_count > 0 then format('The vendor''s total has not landed for {} of {} days, first {}.', missing_day_count, day_count, first_missing_date)
            when differing_day_count > 0 then format('{} of {} days differ, first {}.', differing_day_count, day_count, first_differing_date)
            when unrefreshed_day_count > 0 then format('{} of {} days were read at different watermarks.', unrefreshed_day_count, day_count)
            else format('{} days, each equal to the vendor''s total.', day_count)
        end as note
    from totals
    union all
    select
        billing_month, provider, billing_account_id, 'spend_report', ledger_usd, statement_usd,
        case
            when incomplete_day_count > 0 then 'not_yet_refreshed'
            when cast(ledger_usd as decimal(18, 2)) = cast(statement_usd as decimal(18, 2)) then 'matches'
            else 'differs'
        end,
        format('{} ({} to before {}), compared to the cent; informative, never added.', file, period_start_date, period_end_date)
    from int_reconciliation__spend_reports
)
select
    billing_month,
    provider,
    billing_account_id,
    statement,
    ledger_usd,
    statement_usd,
    cast(ledger_usd - statement_usd as decimal(38, 12)) as difference_usd,
    state,
    statement = 'vendor_total' and state in ('differs', 'missing') as is_blocking,
    note
from statements
