-- Tokens on AWS's bill in a unit that neither its name nor the description explains: the money is in the ledger, the tokens are not.
-- severity: warn
-- source: aws-bedrock
SELECT usage_type, pricing_unit, min(charge_description) AS charge_description, count(*) AS row_count, sum(usage_quantity) AS usage_quantity,
  sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE token_type IS NOT NULL AND charge_category = 'Usage' AND tokens_per_unit IS NULL
GROUP BY ALL
