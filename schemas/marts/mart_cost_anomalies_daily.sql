-- Days on which a scope used far more than its daily average: actual > threshold_ratio × mean of the trailing window. Rules and their reasons: ref_anomaly_rules.
-- grain: usage_date, scope_type, scope_id, measure
-- columns:
--   usage_date        The UTC day that fired; always a day whose data are whole.
--   scope_type        organization, cost_center, person or model.
--   scope_id          organization, or the id of the cost center, person or model.
--   measure           usd (billed) or tokens (all kinds together).
--   actual            The day's amount in the measure's unit.
--   daily_average     Mean of the whole days in the window; the day itself left out, days without use as zero, cut after 12 decimals.
--   threshold_ratio   The rule's ratio.
--   excess_usd        The day's billed USD minus the window's mean USD, for either measure; can be negative when many cheap tokens replace few dear ones.
--   method            twice_daily_average; threshold_ratio says how many times.
--   actual_ratio      actual / daily_average; NULL when the average is zero.
--   window_days       Whole days that made the mean (at most the rule's window).
--   floor_usd         The rule's floor on the excess in USD; NULL for tokens, whose floor counts tokens (ref_anomaly_rules).
--   scope_name        Name of the scope on the day.
--   is_provisional    True while the vendor can still revise the day: as-of before the day's end + 30 days.
with fired as (
    select *
    from int_anomaly_days__windowed
    where window_day_count >= min_days
        and actual * window_day_count > threshold_ratio * window_actual
        and actual * window_day_count - window_actual >= floor_amount * window_day_count
)
select
    f.usage_date,
    f.scope_type,
    f.scope_id,
    f.measure,
    cast(f.actual as decimal(38, 12)) as actual,
    cast(cast(cast(f.window_actual * 1000000000000 as hugeint) // f.window_day_count as decimal(38, 0)) * 0.000000000001 as decimal(38, 12)) as daily_average,
    cast(f.threshold_ratio as decimal(9, 4)) as threshold_ratio,
    cast(f.usd - cast(cast(f.window_usd * 1000000000000 as hugeint) // f.window_day_count as decimal(38, 0)) * 0.000000000001 as decimal(38, 12)) as excess_usd,
    'twice_daily_average' as method,
    cast(f.actual * f.window_day_count as double) / nullif(cast(f.window_actual as double), 0) as actual_ratio,
    f.window_day_count as window_days,
    case f.measure when 'usd' then cast(f.floor_amount as decimal(18, 2)) end as floor_usd,
    case f.scope_type
        when 'organization' then 'Whole organization'
        when 'cost_center' then coalesce(c.cost_center_name, f.scope_id)
        when 'person' then coalesce(p.display_name, f.scope_id)
        else f.scope_id
    end as scope_name,
    run.as_of_utc < cast(f.usage_date + interval 31 day as timestamptz) as is_provisional
from fired f
cross join run
left join int_cost_centers__monthly c
    on f.scope_type = 'cost_center' and c.cost_center_id = f.scope_id and c.billing_month = date_trunc('month', f.usage_date)
left join ref_people p
    on f.scope_type = 'person' and p.person_id = f.scope_id
    and f.usage_date >= p.valid_from and (p.valid_to is null or f.usage_date < p.valid_to)
