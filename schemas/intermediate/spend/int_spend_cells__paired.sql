-- Every kind of charge of a cost center beside the same a month earlier, 0 where there was none. spend_kind: 'people' = use by people, counted in tokens;
-- 'unattributed' = use that no person stands behind; 'fees' = all that is charged without tokens; 'allocated' = what rules add or take beyond moving whole
-- charges. weight: tokens times the list price of their kind a month earlier, on both sides, so that more of the dear kinds is not taken for a higher price.
-- grain: billing_month, cost_center_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type, cost_type, spend_kind
WITH summed AS (
  SELECT
    charge_month, cost_center_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type, cost_type,
    CASE WHEN rule_id <> 'none' THEN 'allocated' WHEN charge_category <> 'Usage' THEN 'fees' WHEN person_id = 'none' THEN 'unattributed'
      ELSE 'people' END AS spend_kind,
    sum(uncached_input_tokens) AS uncached_input,
    sum(cache_read_tokens) AS cache_read,
    sum(cache_write_5m_tokens) AS cache_write_5m,
    sum(cache_write_1h_tokens) AS cache_write_1h,
    sum(output_tokens) AS output,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens,
    sum(billed_usd) AS billed_usd
  FROM int_spend__monthly
  GROUP BY ALL
),
cells AS (
  SELECT * REPLACE (CASE WHEN spend_kind = 'people' AND tokens = 0 THEN 'fees' ELSE spend_kind END AS spend_kind) FROM summed
),
sides AS (
  SELECT charge_month AS billing_month, true AS is_now, * EXCLUDE (charge_month) FROM cells
  UNION ALL
  SELECT CAST(charge_month + INTERVAL 1 MONTH AS DATE), false, * EXCLUDE (charge_month) FROM cells
),
weighed AS (
  SELECT
    s.*,
    CAST(s.uncached_input AS HUGEINT) * coalesce(w.uncached_input_weight, 1)
      + CAST(s.cache_read AS HUGEINT) * coalesce(w.cache_read_weight, 1)
      + CAST(s.cache_write_5m AS HUGEINT) * coalesce(w.cache_write_5m_weight, 1)
      + CAST(s.cache_write_1h AS HUGEINT) * coalesce(w.cache_write_1h_weight, 1)
      + CAST(s.output AS HUGEINT) * coalesce(w.output_weight, 1) AS weight
  FROM sides s
  LEFT JOIN int_token_weights__monthly w
    ON w.charge_month = s.billing_month - INTERVAL 1 MONTH AND w.provider = s.provider AND w.model = s.model
)
SELECT
  billing_month, cost_center_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type, cost_type, spend_kind,
  CAST(coalesce(sum(tokens) FILTER (WHERE NOT is_now), 0) AS BIGINT) AS previous_tokens,
  CAST(coalesce(sum(tokens) FILTER (WHERE is_now), 0) AS BIGINT) AS total_tokens,
  CAST(coalesce(sum(weight) FILTER (WHERE NOT is_now), 0) AS HUGEINT) AS previous_weight,
  CAST(coalesce(sum(weight) FILTER (WHERE is_now), 0) AS HUGEINT) AS weight,
  CAST(coalesce(sum(billed_usd) FILTER (WHERE NOT is_now), 0) AS DECIMAL(38, 12)) AS previous_usd,
  CAST(coalesce(sum(billed_usd) FILTER (WHERE is_now), 0) AS DECIMAL(38, 12)) AS billed_usd
FROM weighed
WHERE billing_month > (SELECT min(charge_month) FROM cells) AND billing_month <= (SELECT max(charge_month) FROM cells)
GROUP BY ALL
