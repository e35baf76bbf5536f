-- The organization's cost of a day by product, model, tier, cost type and token type, each with what was used for it: what the reports per user cannot say
-- together with the user. With every dimension 'none': what the vendor's own total holds beyond it. So the parts of a day are the vendor's total.
-- grain: usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type, token_type, consumed_unit
WITH cost AS (
  SELECT usage_date, billing_account_id,
    coalesce(product, 'none') AS product, coalesce(model, 'none') AS model, coalesce(context_window, 'none') AS context_window,
    coalesce(inference_geo, 'none') AS inference_geo, coalesce(speed, 'none') AS speed,
    coalesce(cost_type, 'none') AS cost_type, coalesce(token_type, 'none') AS token_type,
    sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd
  FROM stg_claude_analytics__cost_breakdown
  GROUP BY ALL
),
explained AS (
  SELECT usage_date, billing_account_id, sum(list_usd) AS list_usd, sum(billed_usd) AS billed_usd FROM cost GROUP BY ALL
),
parts AS (
  SELECT
    usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type, token_type,
    coalesce(u.consumed_unit, 'none') AS consumed_unit,
    coalesce(u.consumed_quantity, 0) AS consumed_quantity,
    coalesce(c.list_usd, 0) AS list_usd,
    coalesce(c.billed_usd, 0) AS billed_usd
  FROM cost c
  FULL JOIN int_claude_analytics__usage_parts u
    USING (usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type, token_type)
  UNION ALL
  SELECT usage_date, billing_account_id, 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 0,
    t.list_usd - coalesce(e.list_usd, 0), t.billed_usd - coalesce(e.billed_usd, 0)
  FROM stg_claude_analytics__cost_total t
  LEFT JOIN explained e USING (usage_date, billing_account_id)
)
SELECT
  'anthropic' AS provider,
  usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type, token_type, consumed_unit,
  CAST(sum(consumed_quantity) AS DECIMAL(38, 12)) AS consumed_quantity,
  sum(list_usd) AS list_usd,
  sum(billed_usd) AS billed_usd
FROM parts
GROUP BY ALL
HAVING sum(list_usd) <> 0 OR sum(billed_usd) <> 0 OR sum(consumed_quantity) <> 0
