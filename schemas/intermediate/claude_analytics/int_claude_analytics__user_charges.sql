-- What the vendor attributes to users: cost and usage of the same key side by side. Cost without usage and usage without cost are both kept.
-- A key stands once in either report (checked when it lands). 'none' stands where the vendor names no product, model or tier (code execution has no model).
-- grain: usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed
WITH cost AS (
  SELECT
    usage_date, billing_account_id, user_id,
    coalesce(product, 'none') AS product,
    coalesce(model, 'none') AS model,
    coalesce(context_window, 'none') AS context_window,
    coalesce(inference_geo, 'none') AS inference_geo,
    coalesce(speed, 'none') AS speed,
    lower(email) AS email, request_count, list_usd, billed_usd
  FROM stg_claude_analytics__user_cost
),
usage AS (
  SELECT
    usage_date, billing_account_id, user_id,
    coalesce(product, 'none') AS product,
    coalesce(model, 'none') AS model,
    coalesce(context_window, 'none') AS context_window,
    coalesce(inference_geo, 'none') AS inference_geo,
    coalesce(speed, 'none') AS speed,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count
  FROM stg_claude_analytics__user_usage
)
SELECT
  usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed,
  cost.email,
  coalesce(usage.uncached_input_tokens, 0) AS uncached_input_tokens,
  coalesce(usage.cache_read_tokens, 0) AS cache_read_tokens,
  coalesce(usage.cache_write_5m_tokens, 0) AS cache_write_5m_tokens,
  coalesce(usage.cache_write_1h_tokens, 0) AS cache_write_1h_tokens,
  coalesce(usage.output_tokens, 0) AS output_tokens,
  coalesce(usage.request_count, cost.request_count, 0) AS request_count,
  coalesce(cost.list_usd, 0) AS list_usd,
  coalesce(cost.billed_usd, 0) AS billed_usd
FROM cost
FULL JOIN usage USING (usage_date, billing_account_id, user_id, product, model, context_window, inference_geo, speed)
