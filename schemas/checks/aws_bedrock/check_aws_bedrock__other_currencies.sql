-- Bedrock lines in a currency other than USD. They are not in the ledger: currencies are never added together.
-- severity: warn
-- source: aws-bedrock
SELECT part AS file, billing_account_id, billing_currency, count(*) AS row_count, sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE billing_currency <> 'USD'
GROUP BY ALL
