-- Names on AWS's bill that reference/bedrock_usage_types.csv does not map to a model. Their money is in the ledger under the model 'unmapped'; add the
-- names once it is known which model they mean.
-- severity: warn
-- source: aws-bedrock
SELECT usage_type, product_name, count(*) AS row_count, min(usage_date) AS first_usage_date, max(usage_date) AS last_usage_date, sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE model = 'unmapped'
GROUP BY ALL
