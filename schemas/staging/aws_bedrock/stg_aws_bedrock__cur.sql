-- Line items of the Cost and Usage Report that are Bedrock's or Claude's, native and sold through AWS Marketplace, where the product code is an opaque id
-- and only the product's name says Bedrock. claims: bedrock by code or name, claude_platform for metered CCUs, and claude where only a word in the line
-- says so (check_aws_bedrock__unmatched_claude). Amounts half away from zero to 12 decimals. tags: tags before resource tags before cost categories.
WITH line AS (
  SELECT
    *,
    json_extract_string(TRY_CAST(product AS JSON), '$.product_name') AS product_name,
    concat_ws(' ', line_item_usage_type, line_item_line_item_description) AS words
  FROM raw_aws_bedrock__cur
)
SELECT
  usage_date,
  part,
  extracted_at_utc AS landed_at_utc,
  CAST(timezone('UTC', bill_billing_period_start_date) AS DATE) AS billing_period_start_date,
  bill_invoice_id AS invoice_id,
  bill_payer_account_id AS billing_account_id,
  line_item_usage_account_id AS usage_account_id,
  bill_billing_entity AS billing_entity,
  line_item_line_item_type AS line_item_type,
  line_item_product_code AS product_code,
  product_name,
  line_item_usage_type AS usage_type,
  line_item_line_item_description AS charge_description,
  line_item_iam_principal AS iam_principal,
  pricing_unit,
  upper(coalesce(line_item_currency_code, 'USD')) AS billing_currency,
  CAST(line_item_usage_amount AS DECIMAL(38, 12)) AS usage_quantity,
  CAST(line_item_unblended_rate AS DECIMAL(38, 12)) AS unit_rate,
  CAST(line_item_unblended_cost AS DECIMAL(38, 12)) AS billed_cost,
  coalesce(TRY_CAST(line_item_unblended_cost AS DECIMAL(38, 24)) - CAST(line_item_unblended_cost AS DECIMAL(38, 12)), 0) AS billed_cost_rounding,
  CASE
    WHEN line_item_product_code ILIKE '%bedrock%' OR product_name ILIKE '%bedrock%' THEN 'bedrock'
    WHEN regexp_matches(words, '(^|[^a-z])ccu([^a-z]|$)|claude consumption unit', 'i') OR product_name ILIKE '%claude platform%' THEN 'claude_platform'
    ELSE 'claude'
  END AS claim,
  nullif(CAST(json_merge_patch(
    coalesce(TRY_CAST(cost_category AS JSON), '{}'::JSON), coalesce(TRY_CAST(resource_tags AS JSON), '{}'::JSON),
      coalesce(TRY_CAST(tags AS JSON), '{}'::JSON)) AS VARCHAR), '{}') AS tags_text,
  md5(concat_ws(chr(31), coalesce(identity_line_item_id, ''), bill_payer_account_id, coalesce(line_item_usage_account_id, ''), line_item_line_item_type,
    line_item_usage_start_date, coalesce(CAST(line_item_usage_end_date AS VARCHAR), ''), coalesce(line_item_product_code, ''),
      coalesce(line_item_usage_type, ''),
    coalesce(line_item_operation, ''), coalesce(line_item_usage_amount, ''), line_item_unblended_cost, coalesce(line_item_resource_id, ''),
    coalesce(line_item_line_item_description, ''), coalesce(line_item_iam_principal, ''), coalesce(bill_invoice_id, ''), coalesce(product, ''),
      coalesce(tags, ''),
    coalesce(resource_tags, ''), coalesce(cost_category, ''))) AS row_hash
FROM line
WHERE line_item_product_code ILIKE '%bedrock%' OR product_name ILIKE '%bedrock%' OR product_name ILIKE '%claude%'
  OR regexp_matches(words, 'bedrock|claude|(^|[^a-z])ccu([^a-z]|$)', 'i')
