-- Amounts on AWS's bill with more than 12 decimals: the ledger has them rounded, half away from zero. What the rounding took from each file's sum.
-- severity: warn
-- source: aws-bedrock
SELECT part AS file, count(*) AS row_count, sum(billed_cost_rounding) AS billed_cost_rounding
FROM int_aws_bedrock__lines
WHERE billed_cost_rounding <> 0
GROUP BY ALL
