-- Charges of AWS's FOCUS export that are Bedrock's or Claude's, in the words of stg_aws_bedrock__cur. The usage type stands in x_UsageType (1.0) or in the
-- meter and the SKU, the model in the service's name.
WITH charge AS (
  SELECT *, concat_ws(' ', x_UsageType, SkuMeter, SkuId, ChargeDescription) AS words
  FROM raw_aws_bedrock__focus
)
SELECT
  usage_date,
  part,
  extracted_at_utc AS landed_at_utc,
  CAST(timezone('UTC', BillingPeriodStart) AS DATE) AS billing_period_start_date,
  InvoiceId AS invoice_id,
  BillingAccountId AS billing_account_id,
  SubAccountId AS usage_account_id,
  ChargeCategory AS charge_category,
  x_ServiceCode AS product_code,
  ServiceName AS product_name,
  coalesce(x_UsageType, SkuMeter, SkuId) AS usage_type,
  ChargeDescription AS charge_description,
  coalesce(PricingUnit, ConsumedUnit) AS pricing_unit,
  RegionId AS region_id,
  upper(BillingCurrency) AS billing_currency,
  CAST(CASE WHEN PricingUnit IS NULL THEN ConsumedQuantity ELSE PricingQuantity END AS DECIMAL(38, 12)) AS usage_quantity,
  CAST(coalesce(ContractedUnitPrice, ListUnitPrice) AS DECIMAL(38, 12)) AS unit_rate,
  CAST(BilledCost AS DECIMAL(38, 12)) AS billed_cost,
  CAST(EffectiveCost AS DECIMAL(38, 12)) AS effective_cost,
  CAST(coalesce(ListCost, BilledCost) AS DECIMAL(38, 12)) AS list_cost,
  coalesce(TRY_CAST(BilledCost AS DECIMAL(38, 24)) - CAST(BilledCost AS DECIMAL(38, 12)), 0) AS billed_cost_rounding,
  CASE
    WHEN concat_ws(' ', ServiceName, x_ServiceCode) ILIKE '%bedrock%' THEN 'bedrock'
    WHEN regexp_matches(words, '(^|[^a-z])ccu([^a-z]|$)|claude consumption unit', 'i') OR ServiceName ILIKE '%claude platform%' THEN 'claude_platform'
    ELSE 'claude'
  END AS claim,
  nullif(Tags, '{}') AS tags_text,
  md5(concat_ws(chr(31), BillingAccountId, coalesce(SubAccountId, ''), ChargePeriodStart, coalesce(CAST(ChargePeriodEnd AS VARCHAR), ''), ChargeCategory,
    coalesce(ChargeClass, ''), words, coalesce(ServiceName, ''), BilledCost, EffectiveCost, coalesce(ListCost, ''), coalesce(ConsumedQuantity, ''),
      coalesce(PricingQuantity, ''),
    coalesce(ResourceId, ''), coalesce(SkuPriceId, ''), coalesce(x_Operation, ''), coalesce(Tags, ''), coalesce(CAST(_unknown AS VARCHAR), ''))) AS row_hash
FROM charge
WHERE concat_ws(' ', ServiceName, x_ServiceCode) ILIKE '%bedrock%' OR ServiceName ILIKE '%claude%'
  OR regexp_matches(words, 'bedrock|claude|(^|[^a-z])ccu([^a-z]|$)', 'i')
