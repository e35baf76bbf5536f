-- Bedrock's and Claude's lines on AWS's bill, whichever export they came in, with what their usage type says: token kind, scope, tier, long context, cache
-- life. Where a payer's month is in both exports, the Cost and Usage Report counts, as it knows the caller. A name that bedrock_usage_types.csv lacks is the
-- model 'unmapped'. tokens_per_unit is NULL where neither the unit nor the description tells it.
-- grain: source_row_key
WITH line AS (
  SELECT
    'cur' AS export_kind,
    * EXCLUDE (line_item_type),
    line_item_type,
    CASE
      WHEN line_item_type IN ('Tax', 'Credit') THEN line_item_type
      WHEN line_item_type IN ('Fee', 'RIFee', 'SavingsPlanUpfrontFee', 'SavingsPlanRecurringFee') THEN 'Purchase'
      WHEN line_item_type = 'Refund' OR line_item_type LIKE '%Discount' OR line_item_type = 'SavingsPlanNegation' THEN 'Adjustment'
      ELSE 'Usage'
    END AS charge_category,
    CAST(CASE WHEN line_item_type LIKE '%Discount' OR line_item_type = 'Credit' THEN 0 ELSE billed_cost END AS DECIMAL(38, 12)) AS list_cost,
    billed_cost AS effective_cost
  FROM stg_aws_bedrock__cur
  WHERE claim <> 'claude'
  UNION ALL BY NAME
  SELECT 'focus' AS export_kind, f.*
  FROM stg_aws_bedrock__focus f
  WHERE f.claim <> 'claude'
    AND NOT EXISTS (FROM stg_aws_bedrock__cur c WHERE c.billing_account_id = f.billing_account_id AND c.billing_period_start_date = f.billing_period_start_date)
),
ignored AS (
  SELECT DISTINCT l.part
  FROM (SELECT DISTINCT part FROM line) l
  JOIN stg_reference__focus_deliveries d ON l.part GLOB d.file_pattern
  WHERE d.handling = 'ignore'
),
spelled AS (
  SELECT
    *,
    lower(coalesce(usage_type, '')) AS type_text,
    -- The model's name: in front of the meter in a native usage type, else the product's name up to its edition.
    CASE WHEN regexp_matches(usage_type, 'claude', 'i') THEN
      regexp_extract(usage_type, '^(?:[A-Za-z]{2,5}[0-9]?-)?(.*?)[-_](?:mantle|cache|input|output|long|cross|batch|flex|priority)', 1, 'i') END AS type_name,
    regexp_replace(regexp_replace(product_name, '\s*\(.*$', ''), '^(amazon bedrock|anthropic)\s*[-:]?\s*', '', 'i') AS product_model_name
  FROM line
  ANTI JOIN ignored USING (part)
),
named AS (
  SELECT
    *,
    regexp_replace(lower(coalesce(nullif(type_name, ''), product_model_name, '')), '[^a-z0-9.]', '', 'g') AS billing_name,
    lower(concat_ws(' ', pricing_unit, charge_description)) AS unit_words
  FROM spelled
)
SELECT
  concat(n.export_kind, '-', n.row_hash, '-', row_number() OVER (PARTITION BY n.export_kind, n.row_hash ORDER BY n.part, n.usage_date)) AS source_row_key,
  n.export_kind,
  n.part,
  n.landed_at_utc,
  n.billing_account_id,
  n.billing_period_start_date,
  n.invoice_id,
  n.usage_date,
  n.usage_account_id,
  n.claim,
  n.line_item_type,
  n.charge_category,
  n.charge_description,
  coalesce(n.product_name, n.product_code) AS product_name,
  n.usage_type,
  n.iam_principal,
  n.tags_text,
  n.billing_currency,
  n.billed_cost,
  n.effective_cost,
  n.list_cost,
  n.billed_cost_rounding,
  n.usage_quantity,
  n.pricing_unit,
  n.unit_rate,
  CASE
    WHEN regexp_matches(n.type_text, 'cache[-_]?read') THEN 'cache_read'
    WHEN regexp_matches(n.type_text, 'cache[-_]?write') THEN CASE WHEN regexp_matches(n.type_text, '1[-_]?h') THEN 'cache_write_1h' ELSE 'cache_write_5m' END
    WHEN regexp_matches(n.type_text, 'input[-_]?token') THEN 'uncached_input'
    WHEN regexp_matches(n.type_text, 'output[-_]?token') THEN 'output'
  END AS token_type,
  CASE
    WHEN n.charge_category NOT IN ('Usage', 'Adjustment') OR n.claim <> 'bedrock' THEN NULL
    ELSE coalesce(m.model, CASE WHEN token_type IS NOT NULL OR contains(n.type_text, 'claude') THEN 'unmapped' END)
  END AS model,
  CASE WHEN token_type IS NOT NULL THEN CASE WHEN contains(n.type_text, 'global') THEN 'global' ELSE 'regional' END END AS inference_geo,
  CASE WHEN token_type IS NOT NULL THEN coalesce(nullif(regexp_extract(n.type_text, '(batch|flex|priority)', 1), ''), 'standard') END AS service_tier,
  CASE WHEN regexp_matches(n.type_text, 'long[-_]?(context|ctx)|[-_]lctx') THEN 'long' WHEN token_type IS NOT NULL THEN 'standard' END AS context_window,
  CASE
    WHEN token_type IS NULL THEN NULL
    WHEN regexp_matches(n.unit_words, '1m token|million|1,?000,?000') THEN 1000000
    WHEN regexp_matches(n.unit_words, '1k token|thousand|(^|[^0-9,])1,?000([^0-9,]|$)') THEN 1000
    WHEN lower(n.pricing_unit) IN ('tokens', 'token') THEN 1
  END AS tokens_per_unit
FROM named n
LEFT JOIN stg_reference__bedrock_usage_types m USING (billing_name)
