-- Tokens per UTC day and API key, with whose key it is: the key by which a workspace's cost can be shared out, as the vendor gives no cost by key.
-- api_key_id 'none' is the playground or a signed-in person (user_id) or service account.
-- grain: usage_date, billing_account_id, workspace_id, api_key_id, user_id, service_account_id, model, service_tier, context_window, inference_geo, speed
WITH keys AS (
  SELECT billing_account_id, api_key_id, api_key_name, created_by_id
  FROM stg_claude_console__api_keys
  QUALIFY row_number() OVER (PARTITION BY billing_account_id, api_key_id ORDER BY snapshot_date DESC, status, api_key_name, created_by_id) = 1
),
usage AS (
  SELECT
    usage_date, billing_account_id, workspace_id,
    coalesce(api_key_id, 'none') AS api_key_id, coalesce(user_id, 'none') AS user_id, coalesce(service_account_id, 'none') AS service_account_id,
    coalesce(model, 'none') AS model, coalesce(service_tier, 'none') AS service_tier, coalesce(context_window, 'none') AS context_window,
    coalesce(inference_geo, 'none') AS inference_geo, coalesce(speed, 'none') AS speed,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_5m_tokens) AS BIGINT) AS cache_write_5m_tokens,
    CAST(sum(cache_write_1h_tokens) AS BIGINT) AS cache_write_1h_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    CAST(sum(web_search_count) AS BIGINT) AS web_search_count
  FROM stg_claude_console__usage
  GROUP BY ALL
)
SELECT u.*, k.api_key_name, k.created_by_id AS api_key_created_by_id, w.workspace_name, w.vendor_cost_center
FROM usage u
LEFT JOIN keys k USING (billing_account_id, api_key_id)
LEFT JOIN int_claude_console__workspaces w USING (billing_account_id, workspace_id)
