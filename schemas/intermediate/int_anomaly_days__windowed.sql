-- Each complete day with use beside the sums over its trailing window, per measure. The window is the rule's calendar days before the day;
-- incomplete days in it add neither amount nor day. Sums and day counts, no quotient: the rule is tested by multiplication.
-- grain: scope_type, scope_id, measure, usage_date
with measured as (
    select
        g.scope_type, g.scope_id, r.measure, g.usage_date, g.is_complete, r.window_days, r.threshold_ratio, r.floor_amount, r.min_days,
        g.usd,
        case r.measure when 'usd' then g.usd else g.tokens end as actual
    from int_anomaly_days__gridded g
    join ref_anomaly_rules r on r.scope_type = g.scope_type and r.measure in ('usd', 'tokens')
)
select
    scope_type, scope_id, measure, usage_date, is_complete, actual, usd, window_days, threshold_ratio, floor_amount, min_days,
    coalesce(sum(actual) filter (where is_complete) over trailing_window, 0) as window_actual,
    coalesce(sum(usd) filter (where is_complete) over trailing_window, 0) as window_usd,
    count(*) filter (where is_complete) over trailing_window as window_day_count
from measured
window trailing_window as (
    partition by scope_type, scope_id, measure
    order by usage_date
    rows between window_days preceding and 1 preceding)
qualify is_complete and actual > 0
