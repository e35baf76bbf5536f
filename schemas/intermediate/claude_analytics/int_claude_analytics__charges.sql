-- Claude Enterprise charges: users' rows, what groups hold beyond them (services), and what the day's total holds beyond both. Their sum is the vendor's total.
-- grain: source_row_key
WITH charges AS (
  SELECT 'user' AS row_kind, billing_account_id, usage_date, 'user' AS principal_type, user_id AS principal_id, email AS principal_email,
    product, model, context_window, inference_geo, speed,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count, list_usd, billed_usd
  FROM int_claude_analytics__user_charges
  UNION ALL BY NAME
  SELECT 'group-residual' AS row_kind, billing_account_id, usage_date, principal_type, product, model,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count, list_usd, billed_usd
  FROM int_claude_analytics__group_residuals
  UNION ALL BY NAME
  SELECT 'day-remainder' AS row_kind, billing_account_id, usage_date, 'unattributed' AS principal_type,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count, list_usd, billed_usd
  FROM int_claude_analytics__day_remainders
)
SELECT
  'anthropic' AS provider,
  * EXCLUDE (row_kind),
  concat_ws('|', row_kind, billing_account_id, usage_date, principal_type, coalesce(principal_id, 'none'), coalesce(product, 'none'), coalesce(model, 'none'),
    coalesce(context_window, 'none'), coalesce(inference_geo, 'none'), coalesce(speed, 'none')) AS source_row_key
FROM charges
