-- FOCUS charges, one row per row of the file, in the ledger's types. An amount becomes DECIMAL(38,12), half away from zero: exponents and up to 12
-- decimals are exact, what the 13th and later decimals said is *_rounding (read up to the 24th). Quantities are rounded the same way.
-- Times with any zone are UTC days. row_hash is of everything that the row says, so that equal rows have equal ones.
SELECT
  usage_date,
  part,
  extracted_at_utc AS landed_at_utc,
  CAST(timezone('UTC', BillingPeriodStart) AS DATE) AS billing_period_start_date,
  CAST(timezone('UTC', BillingPeriodEnd) AS DATE) AS billing_period_end_date,
  InvoiceId AS invoice_id,
  ChargePeriodEnd AS charge_period_end_at_utc,
  ProviderName AS provider_name,
  ServiceProviderName AS service_provider_name,
  HostProviderName AS host_provider_name,
  InvoiceIssuerName AS invoice_issuer_name,
  BillingAccountId AS billing_account_id,
  SubAccountId AS sub_account_id,
  ChargeCategory AS charge_category,
  ChargeClass AS charge_class,
  ChargeDescription AS charge_description,
  ServiceName AS service_name,
  SkuMeter AS sku_meter,
  regexp_matches(concat_ws(' ', ServiceName, SkuMeter), 'bedrock', 'i') AS names_bedrock,
  RegionId AS region_id,
  upper(BillingCurrency) AS billing_currency,
  CAST(BilledCost AS DECIMAL(38, 12)) AS billed_cost,
  CAST(EffectiveCost AS DECIMAL(38, 12)) AS effective_cost,
  CAST(ListCost AS DECIMAL(38, 12)) AS list_cost,
  coalesce(TRY_CAST(BilledCost AS DECIMAL(38, 24)) - CAST(BilledCost AS DECIMAL(38, 12)), 0) AS billed_cost_rounding,
  coalesce(TRY_CAST(EffectiveCost AS DECIMAL(38, 24)) - CAST(EffectiveCost AS DECIMAL(38, 12)), 0) AS effective_cost_rounding,
  coalesce(TRY_CAST(ListCost AS DECIMAL(38, 24)) - CAST(ListCost AS DECIMAL(38, 12)), 0) AS list_cost_rounding,
  CAST(ConsumedQuantity AS DECIMAL(38, 12)) AS consumed_quantity,
  ConsumedUnit AS consumed_unit,
  Tags AS tags_text,
  AllocatedTags AS allocated_tags_text,
  -- A file does not say its version; a column that a version brought, with something in it, does.
  CASE
    WHEN ServiceProviderName IS NOT NULL AND ProviderName IS NULL AND PublisherName IS NULL THEN '1.4'
    WHEN coalesce(ServiceProviderName, HostProviderName, AllocatedMethodId, ContractApplied) IS NOT NULL THEN '1.3'
    WHEN coalesce(BillingAccountType, SubAccountType, InvoiceId, PricingCurrency) IS NOT NULL THEN '1.2'
    WHEN coalesce(ServiceSubcategory, SkuMeter, SkuPriceDetails, CommitmentDiscountUnit, CapacityReservationId) IS NOT NULL THEN '1.1'
    ELSE '1.0'
  END AS focus_version,
  md5(concat_ws(chr(31),
    coalesce(AllocatedMethodDetails, ''), coalesce(AllocatedMethodId, ''), coalesce(AllocatedResourceId, ''), coalesce(AllocatedResourceName, ''),
    coalesce(AllocatedTags, ''), coalesce(AvailabilityZone, ''), BilledCost, BillingAccountId, BillingCurrency, BillingPeriodStart,
    coalesce(CapacityReservationId, ''), ChargeCategory, coalesce(ChargeClass, ''), coalesce(ChargeDescription, ''), coalesce(ChargeFrequency, ''),
    ChargePeriodStart, ChargePeriodEnd, coalesce(CommitmentDiscountId, ''), coalesce(CommitmentDiscountStatus, ''), coalesce(CommitmentDiscountQuantity, ''),
    coalesce(ConsumedQuantity, ''), coalesce(ConsumedUnit, ''), coalesce(ContractApplied, ''), coalesce(ContractedCost, ''), EffectiveCost,
    coalesce(HostProviderName, ''), coalesce(InvoiceDetailId, ''), coalesce(InvoiceId, ''), coalesce(InvoiceIssuerName, ''), ListCost,
    coalesce(ListUnitPrice, ''), coalesce(PricingCategory, ''), coalesce(PricingQuantity, ''), coalesce(PricingUnit, ''), coalesce(ProviderName, ''),
    coalesce(PublisherName, ''), coalesce(RegionId, ''), coalesce(ResourceId, ''), coalesce(ResourceName, ''), coalesce(ServiceName, ''),
    coalesce(ServiceProviderName, ''), coalesce(SkuId, ''), coalesce(SkuMeter, ''), coalesce(SkuPriceDetails, ''), coalesce(SkuPriceId, ''),
    coalesce(SubAccountId, ''), coalesce(Tags, ''), coalesce(CAST(_unknown AS VARCHAR), ''))) AS row_hash
FROM raw_focus__charges
