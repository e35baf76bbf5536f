-- Days on which a scope spent or used what it should not have, by two methods: more than twice its daily average, and the seasonal one, which knows weekdays,
-- levels and hours (rules and reasons: ref_anomaly_rules, ref_anomaly_seasonal_rules). People set the state with `finops anomalies`. What a false alarm mutes
-- has no row.
-- grain: usage_date, scope_type, scope_id, measure, kind
-- example: SELECT usage_date, scope_name, kind, actual, expected FROM mart_cost_anomalies_daily WHERE state = 'open' ORDER BY excess_usd DESC
-- columns:
--   anomaly_id        day/scope_type/scope_id/kind, and /tokens where tokens are measured: the same in every build.
--   usage_date        The UTC day of the anomaly; always a day whose data are whole.
--   scope_type        organization, provider, cost_center, person or model.
--   scope_id          organization, or the id of the provider, cost center, person or model.
--   scope_name        Name of the scope on the day.
--   measure           usd (billed) or tokens (all kinds together).
--   method            twice_daily_average or seasonal.
--   kind              above_average (of the former method); spike, weekend, overnight, level_shift, ramp, missing.
--   direction         high or low.
--   actual            The day's amount in the measure's unit; for level_shift and ramp an average day of the last 7 or 14 days.
--   expected          What it should have been: the daily average, or by weekday and level; for level_shift and ramp the level before.
--   lower_bound       Lower end of the expected range; NULL for twice_daily_average, which has none.
--   upper_bound       Upper end of the expected range.
--   daily_average     Mean of the whole days in the window; the day itself left out, days without use as zero, cut after 12 decimals. NULL for seasonal.
--   threshold_ratio   The ratio of the rule of twice_daily_average; NULL for seasonal.
--   excess_usd        Billed USD of the day minus the expected USD, for either measure; negative when less than expected was spent.
--   actual_ratio      actual / expected; NULL when nothing was expected.
--   window_days       Whole days that made the mean (at most the rule's window); NULL for seasonal.
--   floor_usd         The rule's floor on the excess in USD; NULL for tokens, whose floor counts tokens (ref_anomaly_rules).
--   active_hour_count Hours of the day with use; overnight only.
--   usual_hour_count  The person's usual number of hours; overnight only.
--   is_provisional    True while the vendor can still revise the day: as-of before the day's end + 30 days.
--   state             open, explained or false_alarm, as people set it.
--   reason            What they said.
--   decided_at_utc    When they said it; NULL while nobody has.
--   data_known_at_utc When the day's data as they stand here had landed: nobody could have been told before. NULL where files carry no day.
--   is_revised        True when some report of the day's billing sources changed after the day was first whole: then this may be told of days that were
--                     unsuspicious once, which `finops build --as-of` shows. NULL where it can't be known.
WITH decided AS (
  SELECT anomaly_id, scope_type, scope_id, kind, method, abs(excess_usd) AS distance_usd, state, reason, decided_at_utc
  FROM stg_anomalies__decisions
  QUALIFY row_number() OVER (PARTITION BY anomaly_id ORDER BY decision_number DESC) = 1
),
named AS (
  SELECT *, concat_ws('/', usage_date, scope_type, scope_id, kind, CASE measure WHEN 'tokens' THEN measure END) AS anomaly_id
  FROM int_anomalies__unioned
),
muted AS (
  SELECT DISTINCT n.anomaly_id
  FROM named n
  JOIN decided d ON d.scope_type = n.scope_type AND d.scope_id = n.scope_id AND d.kind = n.kind AND d.state = 'false_alarm'
  JOIN ref_anomaly_seasonal_rules r ON r.scope_type = n.scope_type AND r.kind = n.kind
  WHERE n.usage_date > CAST(timezone('UTC', d.decided_at_utc) AS DATE)
    AND n.usage_date <= CAST(timezone('UTC', d.decided_at_utc) AS DATE) + CAST(r.dismissed_days AS INTEGER)
    AND abs(n.excess_usd) <= d.distance_usd
),
landings AS (
  SELECT source, usage_date, max(changed_at_utc) AS changed_at_utc, max(first_whole_at_utc) AS first_whole_at_utc
  FROM landed
  WHERE usage_date IS NOT NULL
  GROUP BY ALL
),
known AS (
  SELECT s.scope_type, s.scope_id, s.usage_date, max(l.changed_at_utc) AS data_known_at_utc, bool_or(l.changed_at_utc > l.first_whole_at_utc) AS is_revised
  FROM int_anomaly_scopes__daily s
  SEMI JOIN named n ON n.scope_type = s.scope_type AND n.scope_id = s.scope_id AND n.usage_date = s.usage_date
  JOIN int_billing_authority__daily a ON a.provider = s.provider AND a.billing_account_id = s.billing_account_id AND a.usage_date = s.usage_date
  JOIN landings l ON l.source = a.source AND l.usage_date = s.usage_date
  GROUP BY ALL
)
SELECT
  n.anomaly_id,
  n.usage_date,
  n.scope_type,
  n.scope_id,
  CASE n.scope_type
    WHEN 'organization' THEN 'Whole organization'
    WHEN 'cost_center' THEN coalesce(c.cost_center_name, n.scope_id)
    WHEN 'person' THEN coalesce(p.display_name, n.scope_id)
    ELSE n.scope_id
  END AS scope_name,
  n.measure,
  n.method,
  n.kind,
  n.direction,
  n.actual,
  n.expected,
  n.lower_bound,
  n.upper_bound,
  n.daily_average,
  n.threshold_ratio,
  n.excess_usd,
  n.actual_ratio,
  n.window_days,
  n.floor_usd,
  n.active_hour_count,
  n.usual_hour_count,
  run.as_of_utc < CAST(n.usage_date + INTERVAL 31 DAY AS TIMESTAMPTZ) AS is_provisional,
  coalesce(d.state, 'open') AS state,
  d.reason,
  d.decided_at_utc,
  k.data_known_at_utc,
  k.is_revised
FROM named n
CROSS JOIN run
ANTI JOIN muted m ON m.anomaly_id = n.anomaly_id
LEFT JOIN decided d ON d.anomaly_id = n.anomaly_id
LEFT JOIN known k ON k.scope_type = n.scope_type AND k.scope_id = n.scope_id AND k.usage_date = n.usage_date
LEFT JOIN int_cost_centers__monthly c
  ON c.cost_center_id = n.scope_id AND c.billing_month = date_trunc('month', n.usage_date)
LEFT JOIN ref_people p
  ON p.person_id = n.scope_id
  AND n.usage_date >= p.valid_from AND n.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
