-- OpenAI's charges: the cost report's rows per day, project, line item and API key. Without an API key (the vendor does not always group by it) the
-- project pays. The vendor names one amount, after discount: list is the same. Tokens stand here only as the quantity of the charge itself; the
-- usage reports explain, and are never added. What the vendor's total of a day has beyond its groups (mostly decimals beyond the twelfth) is a row of nobody.
-- grain: source_row_key
WITH costs AS (
  SELECT
    *,
    CASE line_item_kind
      WHEN 'input' THEN 'uncached_input'
      WHEN 'cached input' THEN 'cache_read'
      WHEN 'cache write' THEN 'cache_write_5m'
      WHEN 'output' THEN 'output'
    END AS token_type,
    CAST(CASE consumed_unit WHEN 'tokens' THEN consumed_quantity WHEN '1000_tokens' THEN consumed_quantity * 1000 END AS DECIMAL(38, 12)) AS token_quantity
  FROM stg_openai__costs
),
counted AS (
  -- a fraction of a token is no count: it stays a quantity
  SELECT *, CASE WHEN token_quantity = CAST(CAST(token_quantity AS BIGINT) AS DECIMAL(38, 12)) THEN CAST(token_quantity AS BIGINT) ELSE 0 END AS counted_tokens
  FROM costs
),
remainders AS (
  SELECT t.billing_account_id, t.usage_date, CAST(t.statement_usd - coalesce(g.billed_usd, 0) AS DECIMAL(38, 12)) AS billed_usd
  FROM int_openai__totals t
  LEFT JOIN (SELECT billing_account_id, usage_date, sum(billed_usd) AS billed_usd FROM costs GROUP BY ALL) g USING (billing_account_id, usage_date)
  WHERE t.statement_usd <> coalesce(g.billed_usd, 0)
)
SELECT
  'openai' AS provider,
  billing_account_id,
  usage_date,
  concat_ws('|', 'cost', billing_account_id, usage_date, coalesce(project_id, 'none'), coalesce(line_item, 'none'), coalesce(api_key_id, 'none'),
    coalesce(consumed_unit, 'none')) AS source_row_key,
  CASE WHEN api_key_id IS NOT NULL THEN 'api_key' WHEN project_id IS NOT NULL THEN 'workspace' ELSE 'unattributed' END AS principal_type,
  coalesce(api_key_id, project_id) AS principal_id,
  'api' AS product,
  model,
  token_type,
  CASE WHEN token_type IS NOT NULL THEN 'tokens' ELSE line_item_kind END AS cost_type,
  line_item AS charge_description,
  project_id AS workspace_id,
  api_key_id,
  CASE WHEN token_type = 'uncached_input' THEN coalesce(counted_tokens, 0) ELSE 0 END AS uncached_input_tokens,
  CASE WHEN token_type = 'cache_read' THEN coalesce(counted_tokens, 0) ELSE 0 END AS cache_read_tokens,
  CASE WHEN token_type = 'cache_write_5m' THEN coalesce(counted_tokens, 0) ELSE 0 END AS cache_write_5m_tokens,
  CASE WHEN token_type = 'output' THEN coalesce(counted_tokens, 0) ELSE 0 END AS output_tokens,
  consumed_quantity,
  consumed_unit,
  billed_usd AS list_usd,
  billed_usd
FROM counted
UNION ALL BY NAME
SELECT
  'openai' AS provider,
  billing_account_id,
  usage_date,
  concat_ws('|', 'remainder', billing_account_id, usage_date) AS source_row_key,
  'unattributed' AS principal_type,
  'api' AS product,
  'remainder' AS cost_type,
  'total of the day beyond its groups' AS charge_description,
  CAST(0 AS BIGINT) AS uncached_input_tokens,
  CAST(0 AS BIGINT) AS cache_read_tokens,
  CAST(0 AS BIGINT) AS cache_write_5m_tokens,
  CAST(0 AS BIGINT) AS output_tokens,
  billed_usd AS list_usd,
  billed_usd
FROM remainders
