-- The Console's charges: the cost report, per workspace and description, exactly. Tokens stand on the line of their own kind; tokens without a line
-- (Priority Tier, which the report leaves out; refused requests, which are counted and not charged) have one of zero dollars.
-- The vendor names no list price: list_usd is billed_usd. Cost cannot be had by key or person: int_claude_console__key_usage is the key to share it by.
-- grain: source_row_key
WITH costs AS (
  SELECT
    usage_date, billing_account_id, workspace_id,
    coalesce(cost_type, 'none') AS cost_type, coalesce(charge_description, 'none') AS charge_description,
    coalesce(model, 'none') AS model, coalesce(token_type, 'none') AS token_type, coalesce(service_tier, 'none') AS service_tier,
    coalesce(context_window, 'none') AS context_window, coalesce(inference_geo, 'none') AS inference_geo,
    sum(billed_usd) AS billed_usd
  FROM stg_claude_console__cost
  GROUP BY ALL
),
lines AS (
  SELECT *, row_number() OVER (
    PARTITION BY usage_date, billing_account_id, workspace_id, model, token_type, service_tier, context_window, inference_geo
    ORDER BY charge_description, cost_type) AS line_number
  FROM costs
),
tokens AS (
  SELECT
    usage_date, billing_account_id, workspace_id, coalesce(model, 'none') AS model, token_type, coalesce(service_tier, 'none') AS service_tier,
    coalesce(context_window, 'none') AS context_window, coalesce(inference_geo, 'none') AS inference_geo, 1 AS line_number,
    CAST(sum(CASE token_type
      WHEN 'uncached_input_tokens' THEN uncached_input_tokens
      WHEN 'cache_read_input_tokens' THEN cache_read_tokens
      WHEN 'cache_creation.ephemeral_5m_input_tokens' THEN cache_write_5m_tokens
      WHEN 'cache_creation.ephemeral_1h_input_tokens' THEN cache_write_1h_tokens
      ELSE output_tokens END) AS BIGINT) AS token_count
  FROM stg_claude_console__usage
  CROSS JOIN (VALUES ('uncached_input_tokens'), ('cache_read_input_tokens'), ('cache_creation.ephemeral_5m_input_tokens'),
    ('cache_creation.ephemeral_1h_input_tokens'), ('output_tokens')) AS kinds (token_type)
  GROUP BY ALL
  HAVING token_count > 0
),
charges AS (
  SELECT
    * EXCLUDE (cost_type, charge_description, billed_usd, token_count),
    coalesce(cost_type, 'tokens') AS cost_type,
    coalesce(charge_description, 'none') AS charge_description,
    coalesce(billed_usd, 0) AS billed_usd,
    coalesce(token_count, 0) AS token_count
  FROM lines
  FULL JOIN tokens USING (usage_date, billing_account_id, workspace_id, model, token_type, service_tier, context_window, inference_geo, line_number)
)
SELECT
  'anthropic' AS provider,
  billing_account_id,
  usage_date,
  concat_ws('|', billing_account_id, usage_date, workspace_id, cost_type, model, token_type, service_tier, context_window, inference_geo,
    charge_description) AS source_row_key,
  CAST(billed_usd AS DECIMAL(38, 12)) AS list_usd,
  CAST(billed_usd AS DECIMAL(38, 12)) AS billed_usd,
  'workspace' AS principal_type,
  workspace_id AS principal_id,
  'api' AS product,
  model, context_window, inference_geo, service_tier, token_type, cost_type, charge_description,
  workspace_id,
  w.vendor_cost_center,
  w.tags,
  CASE token_type WHEN 'uncached_input_tokens' THEN token_count ELSE 0 END AS uncached_input_tokens,
  CASE token_type WHEN 'cache_read_input_tokens' THEN token_count ELSE 0 END AS cache_read_tokens,
  CASE token_type WHEN 'cache_creation.ephemeral_5m_input_tokens' THEN token_count ELSE 0 END AS cache_write_5m_tokens,
  CASE token_type WHEN 'cache_creation.ephemeral_1h_input_tokens' THEN token_count ELSE 0 END AS cache_write_1h_tokens,
  CASE token_type WHEN 'output_tokens' THEN token_count ELSE 0 END AS output_tokens
FROM charges
LEFT JOIN int_claude_console__workspaces w USING (billing_account_id, workspace_id)
