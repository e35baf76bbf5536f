-- Adoption of a month beside its cost: who was active of the organization, each vendor, product and cost center, what that cost a head, and where the coding
-- tools' cost a developer stands against the benchmark (adoption_rules.csv).
-- grain: billing_month, scope_type, scope_id
-- example: SELECT scope_id, active_people_count, cost_usd_per_active_person FROM mart_adoption_monthly WHERE scope_type = 'product' AND billing_month =
--      '2026-10-01'
-- columns:
--   billing_month                First day of the UTC month of use.
--   scope_type                   organization, provider, product or cost_center.
--   scope_id                     As in mart_adoption_daily.
--   active_people_count          Persons who used anything of the scope in the month, each once. Never sum.
--   previous_active_people_count The same of the month before; NULL without.
--   new_people_count             Those of them who had never used the scope before. In the first month of the data everybody is new.
--   unknown_account_count        Accounts of users nobody knows that used the scope: no persons, until people.csv names them.
--   active_people_days           Days of use, over all of them: 10 people on 5 days each are 50.
--   cost_usd                     Billed cost of use in the scope, whoever used it, exact; fees left out. Sums over one scope_type come to the organization's.
--   cost_usd_per_active_person   cost_usd / active_people_count, half away from zero to 4 decimals; NULL without people.
--   cost_usd_per_developer       Of organization and cost centers: coding-tool cost per active developer (mart_unit_costs_monthly); NULL elsewhere and without.
--   benchmark_low_usd            What an active developer is expected to cost at least; NULL without a rule.
--   benchmark_high_usd           And at most.
--   benchmark_band               below, within or above; NULL without cost_usd_per_developer or rule.
--   coverage_ratio               Share (0–1) of the coding tools' cost whose people have activity data, of organization and cost centers; NULL elsewhere.
WITH used AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, product, cost_center_id, worker_id, is_known,
    list(usage_date ORDER BY usage_date, worker_id) AS dates
  FROM int_active_people__daily
  GROUP BY ALL
),
people AS (
  SELECT
    billing_month,
    worker_id,
    is_known,
    dates,
    unnest([
      {scope_type: 'organization', scope_id: 'organization'},
      {scope_type: 'provider', scope_id: provider},
      {scope_type: 'product', scope_id: concat(provider, '/', product)},
      {scope_type: 'cost_center', scope_id: cost_center_id}], recursive := true)
  FROM used
),
active AS (
  SELECT billing_month, scope_type, scope_id, worker_id, is_known, len(list_distinct(flatten(list(dates ORDER BY dates, worker_id)))) AS day_count,
    billing_month = min(billing_month) OVER (PARTITION BY scope_type, scope_id, worker_id) AS is_new
  FROM people
  GROUP BY billing_month, scope_type, scope_id, worker_id, is_known
),
counted AS (
  SELECT billing_month, scope_type, scope_id, count(*) FILTER (WHERE is_known) AS active_people_count,
    count(*) FILTER (WHERE is_known AND is_new) AS new_people_count, count(*) FILTER (WHERE NOT is_known) AS unknown_account_count,
    CAST(coalesce(sum(day_count) FILTER (WHERE is_known), 0) AS BIGINT) AS active_people_days
  FROM active
  GROUP BY ALL
),
charged AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, coalesce(product, 'none') AS product, cost_center_id,
    sum(billed_usd) AS billed_usd
  FROM int_charges__assigned
  WHERE charge_category = 'Usage'
  GROUP BY ALL
),
costs AS (
  SELECT
    billing_month,
    scope.scope_type,
    scope.scope_id,
    sum(billed_usd) AS cost_usd
  FROM (
    SELECT
      billing_month,
      unnest([
        {scope_type: 'organization', scope_id: 'organization'},
        {scope_type: 'provider', scope_id: provider},
        {scope_type: 'product', scope_id: concat(provider, '/', product)},
        {scope_type: 'cost_center', scope_id: cost_center_id}]) AS scope,
      billed_usd
    FROM charged) c
  GROUP BY ALL
),
rules AS (
  SELECT
    CAST(max(value) FILTER (WHERE rule = 'benchmark_low_usd') AS DECIMAL(18, 2)) AS benchmark_low_usd,
    CAST(max(value) FILTER (WHERE rule = 'benchmark_high_usd') AS DECIMAL(18, 2)) AS benchmark_high_usd
  FROM ref_adoption_rules
),
both_sides AS (
  SELECT billing_month, scope_type, scope_id,
    coalesce(a.active_people_count, 0) AS active_people_count,
    coalesce(a.new_people_count, 0) AS new_people_count,
    coalesce(a.unknown_account_count, 0) AS unknown_account_count,
    coalesce(a.active_people_days, 0) AS active_people_days,
    coalesce(c.cost_usd, 0) AS cost_usd
  FROM counted a
  FULL JOIN costs c USING (billing_month, scope_type, scope_id)
)
SELECT
  b.billing_month,
  b.scope_type,
  b.scope_id,
  b.active_people_count,
  p.active_people_count AS previous_active_people_count,
  b.new_people_count,
  b.unknown_account_count,
  b.active_people_days,
  b.cost_usd,
  CASE WHEN b.active_people_count > 0 THEN usd_each(b.cost_usd, b.active_people_count) END AS cost_usd_per_active_person,
  u.cost_usd_per_unit AS cost_usd_per_developer,
  r.benchmark_low_usd,
  r.benchmark_high_usd,
  CASE WHEN u.cost_usd_per_unit < r.benchmark_low_usd THEN 'below' WHEN u.cost_usd_per_unit > r.benchmark_high_usd THEN 'above'
    WHEN u.cost_usd_per_unit BETWEEN r.benchmark_low_usd AND r.benchmark_high_usd THEN 'within' END AS benchmark_band,
  u.coverage_ratio
FROM both_sides b
CROSS JOIN rules r
LEFT JOIN both_sides p
  ON p.billing_month = CAST(b.billing_month - INTERVAL 1 MONTH AS DATE) AND p.scope_type = b.scope_type AND p.scope_id = b.scope_id
LEFT JOIN mart_unit_costs_monthly u
  ON u.unit = 'active_developer' AND u.billing_month = b.billing_month AND u.scope_type = b.scope_type AND u.scope_id = b.scope_id
