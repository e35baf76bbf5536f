-- What the coding tools may be worth against what they cost: an ESTIMATE from the assumptions of value_assumptions.csv, not a measurement. Read it with its
-- coverage and its trend. Two ways to reckon, which are alternatives and never added: activity (minutes saved for each commit, pull request and session that
-- the vendor counts as made with the tool) and productivity (a part of the working day gained on each day that a developer used it). Low takes every assumption
-- at its low figure, high at its high one. Departments are reckoned each with their own assumptions; the organization is their sum. Only days on which both
-- cost and activity have arrived count.
-- grain: billing_month, scope_type, scope_id, method, estimate
-- example: SELECT method, estimate, value_usd, formula FROM mart_value_estimate_monthly WHERE billing_month = '2026-10-01' AND scope_type = 'organization'
-- columns:
--   billing_month             First day of the UTC month of use.
--   scope_type                organization or department.
--   scope_id                  organization, or the department of the person on the day (unassigned, unattributed as in the chargeback).
--   method                    activity or productivity: two readings of the same thing.
--   estimate                  low, base or high.
--   hours_saved               Hours that the assumptions say were saved; negative = lost.
--   value_usd                 Those hours at the hourly rate, half away from zero to the cent.
--   cost_usd                  Billed cost of the coding tools, exact; by activity of those whose vendors count commits, pull requests or sessions.
--   net_value_usd             value_usd - cost_usd.
--   value_usd_per_cost_usd    value_usd / cost_usd, cut after 4 decimals; NULL without cost.
--   annual_value_usd          value_usd of a year at the pace of the weekdays that count, to the cent; NULL without one.
--   annual_cost_usd           cost_usd likewise.
--   previous_net_value_usd    net_value_usd of the month before; NULL without.
--   net_value_usd_change      net_value_usd - previous_net_value_usd: look at this before the figure itself.
--   coverage_ratio            Share (0–1) of cost_usd whose people have activity data on the day of the cost; NULL without cost. What is not covered has cost
--                             and no value here.
--   day_count                 Days of the month that count.
--   formula                   How value_usd came about, with its figures.
WITH months AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    count(*) AS day_count,
    count(*) FILTER (WHERE isodow(usage_date) <= 5) AS weekday_count
  FROM (SELECT DISTINCT usage_date FROM int_coding_days__arrived) a
  GROUP BY ALL
),
-- a developer with two accounts works one day
worked AS (
  SELECT
    d.usage_date,
    d.worker_id,
    CASE WHEN p.person_id IS NULL THEN 'unattributed' ELSE coalesce(p.department, 'unassigned') END AS department,
    sum(d.coding_tool_cost_usd) AS cost_usd,
    coalesce(sum(d.coding_tool_cost_usd) FILTER (WHERE d.has_activity), 0) AS covered_usd,
    coalesce(sum(d.coding_tool_cost_usd) FILTER (WHERE coalesce(d.commit_count, d.pull_request_count, d.session_count) IS NOT NULL), 0) AS counted_cost_usd,
    coalesce(sum(d.coding_tool_cost_usd) FILTER (WHERE d.has_activity AND coalesce(d.commit_count, d.pull_request_count, d.session_count) IS NOT NULL),
      0) AS counted_covered_usd,
    bool_or(d.is_active) AS is_active,
    sum(d.commit_count) AS commits,
    sum(d.pull_request_count) AS pull_requests,
    sum(d.session_count) AS sessions
  FROM int_coding_days__matched d
  LEFT JOIN ref_people p
    ON p.person_id = d.worker_id AND d.usage_date >= p.valid_from AND d.usage_date < coalesce(p.valid_to, DATE '9999-12-31')
  GROUP BY ALL
),
departments AS (
  SELECT
    CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
    department,
    sum(cost_usd) AS cost_usd,
    sum(covered_usd) AS covered_usd,
    sum(counted_cost_usd) AS counted_cost_usd,
    sum(counted_covered_usd) AS counted_covered_usd,
    CAST(coalesce(sum(commits), 0) AS BIGINT) AS commits,
    CAST(coalesce(sum(pull_requests), 0) AS BIGINT) AS pull_requests,
    CAST(coalesce(sum(sessions), 0) AS BIGINT) AS sessions,
    count(*) FILTER (WHERE is_active OR commits > 0 OR pull_requests > 0 OR sessions > 0) AS developer_days
  FROM worked
  GROUP BY ALL
),
chosen AS (
  SELECT d.billing_month, d.department, a.assumption, a.low_value, a.base_value, a.high_value
  FROM departments d
  JOIN ref_value_assumptions a
    ON a.department IN (d.department, '*') AND d.billing_month >= a.valid_from AND d.billing_month < coalesce(a.valid_to, DATE '9999-12-31')
  QUALIFY row_number() OVER (PARTITION BY d.billing_month, d.department, a.assumption ORDER BY a.department = '*', a.valid_from DESC) = 1
),
assumed AS (
  SELECT
    billing_month,
    department,
    assumption,
    unnest([{estimate: 'low', figure: low_value}, {estimate: 'base', figure: base_value}, {estimate: 'high', figure: high_value}], recursive := true)
  FROM chosen
),
figures AS (
  SELECT
    billing_month,
    department,
    estimate,
    coalesce(max(figure) FILTER (WHERE assumption = 'minutes_saved_per_commit'), 0) AS commit_minutes,
    coalesce(max(figure) FILTER (WHERE assumption = 'minutes_saved_per_pull_request'), 0) AS pull_request_minutes,
    coalesce(max(figure) FILTER (WHERE assumption = 'minutes_saved_per_session'), 0) AS session_minutes,
    max(figure) FILTER (WHERE assumption = 'hourly_rate') AS hourly_rate,
    max(figure) FILTER (WHERE assumption = 'productivity_lift') AS lift,
    max(figure) FILTER (WHERE assumption = 'working_hours_per_day') AS day_hours,
    max(figure) FILTER (WHERE assumption = 'working_days_per_year') AS year_days
  FROM assumed
  GROUP BY ALL
),
-- saved time in 1/10,000 minutes, exact
reckoned AS (
  SELECT
    d.* EXCLUDE (cost_usd, covered_usd, counted_cost_usd, counted_covered_usd),
    f.* EXCLUDE (billing_month, department),
    m.day_count,
    m.weekday_count,
    unnest([
      {method: 'activity',
       cost_usd: d.counted_cost_usd,
       covered_usd: d.counted_covered_usd,
       saved: CAST((d.commits * f.commit_minutes + d.pull_requests * f.pull_request_minutes + d.sessions * f.session_minutes) * 10000 AS HUGEINT),
       steps: concat('(', d.commits, ' commits × ', f.commit_minutes, ' min + ', d.pull_requests, ' pull requests × ', f.pull_request_minutes, ' min + ',
         d.sessions, ' sessions × ',
         f.session_minutes, ' min) / 60 × ', f.hourly_rate, ' USD')},
      {method: 'productivity',
       cost_usd: d.cost_usd,
       covered_usd: d.covered_usd,
       saved: CAST(d.developer_days * 60 * f.day_hours * f.lift * 10000 AS HUGEINT),
       steps: concat(d.developer_days, ' developer days × ', f.day_hours, ' hours × ', f.lift, ' lift × ', f.hourly_rate, ' USD')}], recursive := true)
  FROM departments d
  JOIN figures f USING (billing_month, department)
  JOIN months m USING (billing_month)
),
valued AS (
  SELECT
    billing_month,
    department,
    method,
    estimate,
    saved,
    -- cut after a tenth of a cent, then half away from zero
    CAST(CAST(saved * CAST(hourly_rate * 10000 AS HUGEINT) // 6000000 AS DECIMAL(38, 0)) * 0.001 AS DECIMAL(18, 2)) AS value_usd,
    cost_usd,
    covered_usd,
    day_count,
    weekday_count,
    CAST(year_days * 10000 AS HUGEINT) AS year_units,
    regexp_replace(steps, '(\.[0-9]*?[1-9])0+|\.0+', '\1', 'g') AS steps
  FROM reckoned
  WHERE saved IS NOT NULL AND hourly_rate IS NOT NULL
),
paced AS (
  SELECT
    *,
    CAST(usd_from_pico(scaled(pico(value_usd), year_units, nullif(weekday_count, 0) * 10000)) AS DECIMAL(18, 2)) AS annual_value_usd,
    CAST(usd_from_pico(scaled(pico(cost_usd), year_units, nullif(weekday_count, 0) * 10000)) AS DECIMAL(18, 2)) AS annual_cost_usd
  FROM valued
),
scoped AS (
  SELECT
    billing_month,
    'department' AS scope_type,
    department AS scope_id,
    method,
    estimate,
    saved,
    value_usd,
    cost_usd,
    covered_usd,
    annual_value_usd,
    annual_cost_usd,
    day_count,
    concat(steps, ' = ', value_usd, ' USD') AS formula
  FROM paced
  UNION ALL
  SELECT
    billing_month,
    'organization',
    'organization',
    method,
    estimate,
    sum(saved),
    sum(value_usd),
    sum(cost_usd),
    sum(covered_usd),
    sum(annual_value_usd),
    sum(annual_cost_usd),
    max(day_count),
    concat(string_agg(concat(department, ' ', value_usd), ' + ' ORDER BY department), ' = ', sum(value_usd), ' USD')
  FROM paced
  GROUP BY ALL
)
SELECT
  s.billing_month,
  s.scope_type,
  s.scope_id,
  s.method,
  s.estimate,
  CAST(CAST(s.saved // 600 AS DECIMAL(38, 0)) * 0.001 AS DECIMAL(18, 2)) AS hours_saved,
  CAST(s.value_usd AS DECIMAL(18, 2)) AS value_usd,
  s.cost_usd,
  s.value_usd - s.cost_usd AS net_value_usd,
  CASE WHEN s.cost_usd > 0 THEN CAST(CAST(pico(s.value_usd) * 10000 // pico(s.cost_usd) AS DECIMAL(38, 0))
    * 0.0001 AS DECIMAL(18, 4)) END AS value_usd_per_cost_usd,
  CAST(s.annual_value_usd AS DECIMAL(18, 2)) AS annual_value_usd,
  CAST(s.annual_cost_usd AS DECIMAL(18, 2)) AS annual_cost_usd,
  b.value_usd - b.cost_usd AS previous_net_value_usd,
  (s.value_usd - s.cost_usd) - (b.value_usd - b.cost_usd) AS net_value_usd_change,
  CAST(s.covered_usd AS DOUBLE) / nullif(CAST(s.cost_usd AS DOUBLE), 0) AS coverage_ratio,
  s.day_count,
  s.formula
FROM scoped s
LEFT JOIN scoped b
  ON b.billing_month = CAST(s.billing_month - INTERVAL 1 MONTH AS DATE) AND b.scope_type = s.scope_type AND b.scope_id = s.scope_id
  AND b.method = s.method AND b.estimate = s.estimate
