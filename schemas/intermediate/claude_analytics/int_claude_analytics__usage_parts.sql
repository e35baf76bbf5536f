-- What the organization used per day, product, model and tier, one row a kind: five kinds of tokens, and web searches. Beside it, with every dimension
-- 'none' and no cost type, what the vendor's own totals hold beyond it: what fell off the buckets' 100 largest groups.
-- grain: usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type, token_type
WITH used AS (
  SELECT usage_date, billing_account_id,
    coalesce(product, 'none') AS product, coalesce(model, 'none') AS model, coalesce(context_window, 'none') AS context_window,
    coalesce(inference_geo, 'none') AS inference_geo, coalesce(speed, 'none') AS speed,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, web_search_count
  FROM stg_claude_analytics__usage_breakdown
),
kinds AS (
  SELECT * FROM (
    UNPIVOT used
    ON uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, web_search_count
    INTO NAME kind VALUE quantity
  ) AS unpivoted
),
totals AS (
  SELECT * FROM (
    UNPIVOT stg_claude_analytics__usage_total
    ON uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, web_search_count
    INTO NAME kind VALUE quantity
  ) AS unpivoted
),
explained AS (
  SELECT usage_date, billing_account_id, kind, sum(quantity) AS quantity FROM kinds GROUP BY ALL
),
parts AS (
  SELECT usage_date, billing_account_id, product, model, context_window, inference_geo, speed, kind,
    CASE kind WHEN 'web_search_count' THEN 'web_search' ELSE 'tokens' END AS cost_type, quantity
  FROM kinds
  UNION ALL
  SELECT usage_date, billing_account_id, 'none', 'none', 'none', 'none', 'none', kind, 'none', t.quantity - coalesce(e.quantity, 0)
  FROM totals t
  LEFT JOIN explained e USING (usage_date, billing_account_id, kind)
)
SELECT
  usage_date, billing_account_id, product, model, context_window, inference_geo, speed, cost_type,
  CASE kind WHEN 'web_search_count' THEN 'none' ELSE kind END AS token_type,
  CASE kind WHEN 'web_search_count' THEN 'searches' ELSE 'tokens' END AS consumed_unit,
  CAST(sum(quantity) AS DECIMAL(38, 12)) AS consumed_quantity
FROM parts
GROUP BY ALL
HAVING sum(quantity) <> 0
