-- What each month used and cost per cost center, person and kind of charge (what FOCUS calls a SKU: product, model, context window, tier, kind of token), after
-- the rules that move a charge whole: rule_id 'none'. Beside it stands, without person and tokens, what other rules add to a cost center and take from it, so
-- that the month sums to the ledger: shares of pools and of skills under their rule, what a skill's rule takes out of direct use under 'direct'.
-- grain: charge_month, cost_center_id, person_id, rule_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type, cost_type,
--      charge_category
WITH used AS (
  SELECT
    charge_month, cost_center_id, person_id, rule_id AS whole_rule_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type,
      cost_type, charge_category,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
    CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    sum(billed_usd) AS billed_usd
  FROM int_charges__ruled
  WHERE pool_id = 'none'
  GROUP BY ALL
),
carried AS (
  SELECT charge_month, cost_center_id, rule_id, provider, product, model, cost_type, charge_category, billed_usd FROM int_charges__allocated
  UNION ALL
  SELECT charge_month, cost_center_id, whole_rule_id, provider, product, model, cost_type, charge_category, -billed_usd FROM used
)
SELECT
  charge_month, cost_center_id, person_id, 'none' AS rule_id, provider, product, model, context_window, service_tier, speed, inference_geo, token_type,
    cost_type, charge_category,
  CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
  CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
  CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
  CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
  CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
  sum(billed_usd) AS billed_usd
FROM used
GROUP BY ALL
UNION ALL
SELECT
  charge_month, cost_center_id, 'none', rule_id, provider, product, model, 'none', 'none', 'none', 'none', 'none', cost_type, charge_category,
  0, 0, 0, 0, 0,
  sum(billed_usd)
FROM carried
GROUP BY ALL
HAVING sum(billed_usd) <> 0
