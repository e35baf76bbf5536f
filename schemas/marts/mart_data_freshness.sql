-- How fresh each source's data are: when they were read, how far they reach, and whether they are older than the source should be.
-- grain: source, entity
-- columns:
--   source                  Source id, for example claude-analytics.
--   entity                  What the source brings, for example user_cost_report.
--   last_extracted_at_utc   When the newest landing was read.
--   data_refreshed_at_utc   The vendor's newest watermark: what is later than it is incomplete; NULL when the source has none.
--   first_usage_date        First UTC day landed or, for dropped files, first day with use; NULL for data without days.
--   last_usage_date         Last UTC day landed or, for dropped files, last day with use; NULL for data without days.
--   age_hours               Hours from the watermark (or the reading, when there is none) to the build's as-of.
--   is_stale                True when older than the source should be: 48 h for APIs and gateways, 8 days for local logs, 35 days for monthly files.
--   file_count              Files behind the current state.
--   row_count               Rows behind the current state.
with limits as (
    select source, stale_after_hours
    from (values
        ('claude-analytics', 48), ('usage-events', 48), ('claude-code', 8 * 24), ('spend-report', 35 * 24), ('people', 35 * 24)
    ) as listed (source, stale_after_hours)
),
newest as (
    select
        source,
        entity,
        max(extracted_at_utc) as last_extracted_at_utc,
        max(data_refreshed_at) as data_refreshed_at_utc,
        min(usage_date) as first_landed_date,
        max(usage_date) as last_landed_date,
        count(distinct file) as file_count,
        cast(sum(row_count) as bigint) as row_count
    from landed
    group by all
),
used as (
    -- dropped files land whole, without a day: their days are those of the rows
    select source, min(first_usage_date) as first_usage_date, max(last_usage_date) as last_usage_date
    from int_accounts__seen
    group by all
)
select
    n.source,
    n.entity,
    n.last_extracted_at_utc,
    n.data_refreshed_at_utc,
    coalesce(n.first_landed_date, u.first_usage_date) as first_usage_date,
    coalesce(n.last_landed_date, u.last_usage_date) as last_usage_date,
    cast(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) as double) / 3600 as age_hours,
    coalesce(epoch(run.as_of_utc) - epoch(coalesce(n.data_refreshed_at_utc, n.last_extracted_at_utc)) > l.stale_after_hours * 3600, false) as is_stale,
    n.file_count,
    n.row_count
from newest n
cross join run
left join limits l using (source)
left join used u using (source)
