-- Amounts on AWS's bill with more than 12 decimals: the ledger rounds them, half away from zero. A row is what rounding took from a file's sum.
-- severity: warn
-- source: aws-bedrock
SELECT part AS file, count(*) AS row_count, sum(billed_cost_rounding) AS billed_cost_rounding
FROM int_aws_bedrock__lines
WHERE billed_cost_rounding <> 0
GROUP BY ALL
