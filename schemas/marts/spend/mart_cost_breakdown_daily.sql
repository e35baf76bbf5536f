-- What the days cost by kind: cost type, token type, tier, geography, speed, per product and model of a whole organization. The ledger seen another way: its
-- days add up to the ledger's. For people and cost centers use mart_spend_daily; the vendor doesn't say these kinds together with the person.
-- grain: usage_date, provider, billing_account_id, product, model, context_window, inference_geo, speed, service_tier, cost_type, token_type, consumed_unit,
--      is_estimate
-- example: SELECT tool, token_type, sum(billed_usd) AS usd FROM mart_cost_breakdown_daily WHERE usage_date >= '2026-10-01' GROUP BY ALL ORDER BY usd DESC
-- columns:
--   usage_date           UTC day of use (FOCUS ChargePeriodStart).
--   provider             Vendor that bills, for example anthropic.
--   billing_account_id   Billing account or organization at the vendor; a source that doesn't know it stands under its own id.
--   product              Product as the vendor names it, for example claude_code; none = the vendor names none.
--   model                Model as the vendor names it; none = the vendor names none (code execution, remainders).
--   context_window       Context tier as the vendor names it, for example 200k-1M; none = the vendor names none.
--   inference_geo        Where inference ran as the vendor names it, for example us; none = the vendor names none.
--   speed                standard or fast; none = the vendor names none.
--   service_tier         standard, batch, priority, flex; none = the vendor names none.
--   cost_type            What is charged, for example tokens, web_search, code_execution; none = the vendor doesn't say, or left it out of its breakdown
--                        (Claude Analytics shows the 100 largest groups of a day, the rest stands here with every dimension none).
--   token_type           Kind of token, named as the token columns of mart_spend_daily; none = no tokens, or kinds are not charged apart.
--   consumed_unit        Unit of consumed_quantity (FOCUS ConsumedUnit): tokens, searches; none = no quantity known.
--   is_estimate          True where our price table priced the use because the vendor's bill is not a source here.
--   consumed_quantity    What was used for it (FOCUS ConsumedQuantity); all kinds of tokens together where they are not charged apart.
--   list_usd             Cost at list price (FOCUS ListCost), exact.
--   billed_usd           Cost as billed after discount, before credits (FOCUS BilledCost), exact; equals list_usd for estimates.
--   tool                 What people call the product (ref_tools); the vendor's own word where no line fits.
WITH parts AS (
  SELECT p.*, 'none' AS service_tier, false AS is_estimate
  FROM each_source__cost_parts p
  JOIN int_billing_authority__daily a USING (provider, billing_account_id, usage_date, source)
),
days AS (
  SELECT DISTINCT source, provider, billing_account_id, usage_date FROM parts
),
charges AS (
  SELECT
    usage_date, provider, billing_account_id, product, model, context_window, inference_geo, speed, service_tier, cost_type, token_type, is_estimate,
    uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens AS tokens,
    consumed_unit, consumed_quantity, list_usd, billed_usd
  FROM int_charges__unioned
  ANTI JOIN days USING (source, provider, billing_account_id, usage_date)
),
rows_of_both AS (
  SELECT
    usage_date, provider, billing_account_id, coalesce(product, 'none') AS product, coalesce(model, 'none') AS model,
    coalesce(context_window, 'none') AS context_window, coalesce(inference_geo, 'none') AS inference_geo, coalesce(speed, 'none') AS speed, service_tier,
    coalesce(cost_type, 'none') AS cost_type, coalesce(token_type, 'none') AS token_type, coalesce(consumed_unit, 'none') AS consumed_unit, is_estimate,
    consumed_quantity, list_usd, billed_usd
  FROM parts
  UNION ALL
  SELECT
    usage_date, provider, billing_account_id, product, model, context_window, inference_geo, speed, service_tier, cost_type, token_type,
    coalesce(consumed_unit, CASE WHEN tokens <> 0 THEN 'tokens' ELSE 'none' END), is_estimate,
    CAST(coalesce(consumed_quantity, tokens) AS DECIMAL(38, 12)), list_usd, billed_usd
  FROM charges
),
summed AS (
  SELECT
    usage_date, provider, billing_account_id, product, model, context_window, inference_geo, speed, service_tier, cost_type, token_type, consumed_unit,
      is_estimate,
    CAST(sum(coalesce(consumed_quantity, 0)) AS DECIMAL(38, 12)) AS consumed_quantity,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd
  FROM rows_of_both
  GROUP BY ALL
)
SELECT
  s.*,
  coalesce(t.tool, s.product) AS tool
FROM summed s
LEFT JOIN int_tools__named t ON t.provider = s.provider AND t.product = s.product
