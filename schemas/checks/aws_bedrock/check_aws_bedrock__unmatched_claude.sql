-- Lines on AWS's bill that mention Claude or Bedrock only in a usage type or a description. No product code or name claims them: they are not in the ledger.
-- severity: warn
-- source: aws-bedrock
SELECT part AS file, product_code, product_name, usage_type, count(*) AS row_count, sum(billed_cost) AS billed_cost
FROM (
  SELECT part, product_code, product_name, usage_type, billed_cost, claim FROM stg_aws_bedrock__cur
  UNION ALL
  SELECT part, product_code, product_name, usage_type, billed_cost, claim FROM stg_aws_bedrock__focus
)
WHERE claim = 'claude'
GROUP BY ALL
