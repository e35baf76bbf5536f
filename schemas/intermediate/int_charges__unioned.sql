-- The ledger: every charge once, from the one source that is the bill for its provider, account and day. Per day its sum is the vendor's own
-- ungrouped total. is_estimate marks use priced by our table because the vendor's bill is not here.
-- grain: source, source_row_key
WITH candidates AS (
  SELECT 'anthropic' AS provider, billing_account_id, usage_date, 'user' AS principal_type, user_id AS principal_id,
    product, model, context_window, inference_geo, speed,
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
    list_usd, billed_usd, false AS is_estimate, 'claude-analytics' AS source, 'user' AS row_kind
  FROM int_claude_analytics__user_charges
  UNION ALL
  SELECT 'anthropic', billing_account_id, usage_date, principal_type, NULL, product, model, 'none', 'none', 'none',
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
    list_usd, billed_usd, false, 'claude-analytics', 'group-residual'
  FROM int_claude_analytics__group_residuals
  UNION ALL
  SELECT 'anthropic', billing_account_id, usage_date, 'unattributed', NULL, 'none', 'none', 'none', 'none', 'none',
    uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens, request_count,
    list_usd, billed_usd, false, 'claude-analytics', 'day-remainder'
  FROM int_claude_analytics__day_remainders
  UNION ALL
  SELECT provider, 'usage-events', usage_date, CASE WHEN user_id = 'none' THEN 'unattributed' ELSE 'user' END, nullif(user_id, 'none'),
    'api', model, 'none', 'none', 'none',
    CAST(sum(uncached_input_tokens) AS BIGINT), CAST(sum(cache_read_tokens) AS BIGINT), CAST(sum(cache_write_5m_tokens) AS BIGINT),
    CAST(sum(cache_write_1h_tokens) AS BIGINT), CAST(sum(output_tokens) AS BIGINT), CAST(sum(request_count) AS BIGINT),
    sum(list_usd), sum(list_usd), true, 'usage-events', 'day'
  FROM int_usage_events__priced
  GROUP BY provider, usage_date, user_id, model
  UNION ALL
  SELECT 'anthropic', 'claude-code', usage_date, CASE WHEN user_id = 'none' THEN 'unattributed' ELSE 'user' END, nullif(user_id, 'none'),
    'claude_code', model, 'none', 'none', speed,
    CAST(sum(uncached_input_tokens) AS BIGINT), CAST(sum(cache_read_tokens) AS BIGINT), CAST(sum(cache_write_5m_tokens) AS BIGINT),
    CAST(sum(cache_write_1h_tokens) AS BIGINT), CAST(sum(output_tokens) AS BIGINT), CAST(sum(request_count) AS BIGINT),
    sum(list_usd), sum(list_usd), true, 'claude-code', 'day'
  FROM int_claude_code_usage__priced
  GROUP BY usage_date, user_id, model, speed
  UNION ALL
  SELECT 'anthropic', billing_account_id, period_start_date, principal_type, nullif(user_id, 'none'), product, model, 'none', 'none', 'none',
    0, 0, 0, 0, 0, request_count,
    list_usd, billed_usd, false, 'spend-report', file
  FROM int_spend_report__selected
)
SELECT
  c.* EXCLUDE (row_kind),
  concat_ws('|', row_kind, provider, billing_account_id, usage_date, principal_type, coalesce(principal_id, 'none'),
    product, model, context_window, inference_geo, speed) AS source_row_key
FROM candidates c
JOIN int_billing_authority__daily a USING (provider, billing_account_id, usage_date, source)
