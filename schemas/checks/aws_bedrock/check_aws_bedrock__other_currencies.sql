-- Bedrock lines in a currency other than USD. They are not in the ledger: currencies are never added together.
-- severity: warn
-- source: aws-bedrock
SELECT subject AS file, billing_account_id, currency AS billing_currency, sum(row_count) AS row_count, sum(amount) AS billed_cost
FROM int_aws_bedrock__unbilled
GROUP BY ALL
