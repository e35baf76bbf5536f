-- Bedrock's and Claude's charges on AWS's bill, in its currency, everything that the bill adds: usage, marketplace fees, discounts, credits, tax. Who called is read
-- from the IAM principal: an e-mail as session name is a person, a Bedrock API key an API key, any other session its role, an IAM user himself; without
-- a principal it is the linked account.
-- grain: source_row_key
WITH called AS (
  SELECT
    l.*,
    t.tags,
    t.cost_center,
    lower(t.owner) AS owner,
    regexp_extract(l.iam_principal, '[^/]*$') AS caller,
    regexp_matches(l.iam_principal, ':assumed-role/') AS is_role
  FROM int_aws_bedrock__lines l
  LEFT JOIN int_aws_bedrock__tags t USING (tags_text)
),
known AS (
  SELECT
    *,
    CASE WHEN contains(caller, '@') THEN lower(caller) END AS email,
    CASE WHEN token_type IS NOT NULL AND tokens_per_unit IS NOT NULL AND charge_category = 'Usage'
      THEN CAST(CAST(usage_quantity AS DECIMAL(30, 9)) * CAST(tokens_per_unit AS DECIMAL(7, 0)) AS BIGINT) ELSE 0 END AS tokens
  FROM called
)
SELECT
  source_row_key,
  'aws-bedrock' AS provider,
  billing_account_id,
  usage_date,
  greatest(least(usage_date, last_day(billing_period_start_date)), billing_period_start_date) AS billed_date,
  invoice_id,
  billing_currency,
  list_cost AS list_amount,
  billed_cost AS billed_amount,
  effective_cost AS effective_amount,
  CASE
    WHEN email IS NOT NULL THEN 'user'
    WHEN caller LIKE 'BedrockAPIKey-%' THEN 'api_key'
    WHEN is_role THEN 'service_account'
    WHEN iam_principal IS NOT NULL THEN 'user'
    WHEN usage_account_id IS NOT NULL THEN 'workspace'
    ELSE 'unattributed'
  END AS principal_type,
  CASE
    WHEN email IS NOT NULL THEN email
    WHEN is_role THEN regexp_replace(iam_principal, '/[^/]*$', '')
    ELSE coalesce(iam_principal, usage_account_id)
  END AS principal_id,
  email AS principal_email,
  CASE WHEN contains(owner, '@') THEN owner END AS owner_email,
  product_name AS product,
  model,
  context_window,
  inference_geo,
  service_tier,
  token_type,
  CASE WHEN token_type IS NULL THEN coalesce(nullif(lower(line_item_type), 'usage'), usage_type) END AS cost_type,
  charge_category,
  charge_description,
  usage_account_id AS workspace_id,
  CASE WHEN caller LIKE 'BedrockAPIKey-%' THEN caller END AS api_key_id,
  cost_center AS vendor_cost_center,
  tags,
  CAST(CASE WHEN token_type = 'uncached_input' THEN tokens ELSE 0 END AS BIGINT) AS uncached_input_tokens,
  CAST(CASE WHEN token_type = 'cache_read' THEN tokens ELSE 0 END AS BIGINT) AS cache_read_tokens,
  CAST(CASE WHEN token_type = 'cache_write_5m' THEN tokens ELSE 0 END AS BIGINT) AS cache_write_5m_tokens,
  CAST(CASE WHEN token_type = 'cache_write_1h' THEN tokens ELSE 0 END AS BIGINT) AS cache_write_1h_tokens,
  CAST(CASE WHEN token_type = 'output' THEN tokens ELSE 0 END AS BIGINT) AS output_tokens,
  usage_quantity AS consumed_quantity,
  pricing_unit AS consumed_unit
FROM known
