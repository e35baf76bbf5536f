-- Line item types that AWS has not used before. They are in the ledger as usage; add them here, and to int_aws_bedrock__lines, once understood.
-- severity: warn
-- source: aws-bedrock
SELECT 'line_item_line_item_type' AS field, line_item_type AS found, count(*) AS row_count, min(usage_date) AS first_usage_date, sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE line_item_type NOT IN (
  'Usage', 'DiscountedUsage', 'EdpDiscount', 'PrivateRateDiscount', 'BundledDiscount', 'Discount', 'Credit', 'Refund', 'Tax', 'Fee', 'RIFee',
  'SavingsPlanCoveredUsage', 'SavingsPlanNegation', 'SavingsPlanUpfrontFee', 'SavingsPlanRecurringFee')
GROUP BY ALL
