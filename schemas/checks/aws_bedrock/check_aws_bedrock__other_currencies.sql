-- Bedrock's lines in another currency than USD. They are not in the ledger: dollars and others are never added.
-- severity: warn
-- source: aws-bedrock
SELECT part AS file, billing_account_id, billing_currency, count(*) AS row_count, sum(billed_cost) AS billed_cost
FROM int_aws_bedrock__lines
WHERE billing_currency <> 'USD'
GROUP BY ALL
