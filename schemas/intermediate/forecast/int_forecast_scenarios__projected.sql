-- What is still to come in each month under each scenario, seen from the as-of day. First the use that the backtested method expects (with the trend, or
-- without); then what planned prices add, from the models used in the latest four weeks at the tokens used; then people, at today's use per head; then the
-- scenario's own factor. People are planned per cost center: what they add to the organization and its vendors is the sum over its cost centers.
-- grain: scenario_id, scope_type, scope_id, provider, billing_account_id, charge_month
WITH mixed AS (
  SELECT
    c.provider, c.billing_account_id, c.model, c.cost_center_id, CASE WHEN c.person_id IS NOT NULL THEN c.department END AS department,
    sum(c.billed_usd) AS billed_usd, sum(c.list_usd) AS list_usd,
    sum(c.uncached_input_tokens) AS uncached_input, sum(c.cache_read_tokens) AS cache_read, sum(c.cache_write_5m_tokens) AS cache_write_5m,
    sum(c.cache_write_1h_tokens) AS cache_write_1h, sum(c.output_tokens) AS output
  FROM int_charges__assigned c
  JOIN int_forecast_days__known k ON k.provider = c.provider AND k.billing_account_id = c.billing_account_id AND k.usage_date = c.usage_date AND k.week <= 4
  SEMI JOIN int_forecast_origins__listed o ON o.origin_date = k.origin_date AND o.is_live
  WHERE c.charge_category = 'Usage' AND (c.provider, c.model) IN (SELECT (provider, model) FROM int_forecast_prices__planned)
  GROUP BY ALL
),
scoped AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, * EXCLUDE (cost_center_id, department) FROM mixed
  UNION ALL
  SELECT 'provider', provider, * EXCLUDE (cost_center_id, department) FROM mixed
  UNION ALL
  SELECT 'cost_center', cost_center_id, * EXCLUDE (cost_center_id, department) FROM mixed
  UNION ALL
  SELECT 'team', department, * EXCLUDE (cost_center_id, department) FROM mixed WHERE department IS NOT NULL
),
models AS (
  SELECT
    scope_type, scope_id, provider, billing_account_id, model, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd,
      CAST(sum(uncached_input) AS HUGEINT) AS uncached_input, CAST(sum(cache_read) AS HUGEINT) AS cache_read,
    CAST(sum(cache_write_5m) AS HUGEINT) AS cache_write_5m, CAST(sum(cache_write_1h) AS HUGEINT) AS cache_write_1h, CAST(sum(output) AS HUGEINT) AS output
  FROM scoped
  GROUP BY ALL
),
-- at list price, less the discount that the model's use got
repriced AS (
  SELECT
    p.scenario_id, m.scope_type, m.scope_id, m.provider, m.billing_account_id, p.charge_month,
    sum(scaled(
      CASE p.token_type WHEN 'uncached_input' THEN m.uncached_input WHEN 'cache_read' THEN m.cache_read WHEN 'cache_write_5m' THEN m.cache_write_5m
                        WHEN 'cache_write_1h' THEN m.cache_write_1h WHEN 'output' THEN m.output ELSE 0 END
        * CAST((p.planned_usd_per_million_tokens - p.paid_usd_per_million_tokens) * 1000000 AS HUGEINT),
      pico(m.billed_usd), pico(m.list_usd))) AS added_amount
  FROM models m
  JOIN int_forecast_prices__planned p USING (provider, model)
  WHERE m.list_usd > 0
  GROUP BY ALL
),
latest AS (
  SELECT p.scope_type, p.scope_id, p.provider, p.billing_account_id, CAST(sum(p.latest_micros) AS HUGEINT) * 1000000 AS used_amount
  FROM int_forecast_weekdays__profiled p
  SEMI JOIN int_forecast_origins__listed o ON o.origin_date = p.origin_date AND o.is_live
  GROUP BY ALL
),
used AS (
  SELECT
    s.scenario_id, s.headcount, m.scope_type, m.scope_id, m.provider, m.billing_account_id, m.charge_month,
    CASE WHEN s.usage_from_month IS NULL OR m.charge_month >= s.usage_from_month THEN CAST(s.usage_factor * 1000000 AS BIGINT)
      ELSE 1000000 END AS factor_millionths,
    CAST(greatest(m.level_micros + CASE s.trend WHEN 'damped' THEN m.trend_micros ELSE 0 END - m.arrived_micros, 0) AS HUGEINT) * 1000000 AS usage_amount,
    pico(m.fees_to_come_usd) AS fees_amount
  FROM int_forecast_months__projected m
  SEMI JOIN int_forecast_origins__listed o ON o.origin_date = m.origin_date AND o.is_live
  CROSS JOIN ref_forecast_scenarios s
  WHERE m.level_micros <> 0 OR m.trend_micros <> 0 OR m.fees_to_come_usd <> 0
),
priced AS (
  SELECT
    u.*,
    CASE WHEN l.used_amount > 0 AND r.added_amount IS NOT NULL THEN scaled(u.usage_amount, r.added_amount, l.used_amount) ELSE 0 END AS price_amount
  FROM used u
  LEFT JOIN repriced r USING (scenario_id, scope_type, scope_id, provider, billing_account_id, charge_month)
  LEFT JOIN latest l USING (scope_type, scope_id, provider, billing_account_id)
),
centers AS (
  SELECT
    p.scenario_id, p.scope_id, p.provider, p.billing_account_id, p.charge_month,
    scaled(p.usage_amount + p.price_amount, h.people_millionths - 1000000, 1000000) AS people_amount
  FROM priced p
  JOIN int_forecast_headcounts__planned h ON h.cost_center_id = p.scope_id AND h.charge_month = p.charge_month
  WHERE p.scope_type = 'cost_center' AND p.headcount = 'plan'
),
people AS (
  SELECT 'cost_center' AS scope_type, scope_id, scenario_id, provider, billing_account_id, charge_month, people_amount FROM centers
  UNION ALL
  SELECT 'organization', 'organization', scenario_id, provider, billing_account_id, charge_month, sum(people_amount) FROM centers GROUP BY ALL
  UNION ALL
  SELECT 'provider', provider, scenario_id, provider, billing_account_id, charge_month, sum(people_amount) FROM centers GROUP BY ALL
)
SELECT
  p.scenario_id,
  p.scope_type,
  p.scope_id,
  p.provider,
  p.billing_account_id,
  p.charge_month,
  usd_from_pico(p.usage_amount) AS usage_to_come_usd,
  usd_from_pico(p.price_amount) AS price_change_usd,
  usd_from_pico(coalesce(h.people_amount, 0)) AS headcount_usd,
  usd_from_pico(scaled(p.usage_amount + p.price_amount + coalesce(h.people_amount, 0), p.factor_millionths - 1000000, 1000000)) AS factor_usd,
  usd_from_pico(p.fees_amount) AS fees_to_come_usd
FROM priced p
LEFT JOIN people h USING (scenario_id, scope_type, scope_id, provider, billing_account_id, charge_month)
