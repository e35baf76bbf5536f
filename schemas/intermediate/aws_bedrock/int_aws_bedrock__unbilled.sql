-- Bedrock lines in a currency other than USD: they can't be charges.
SELECT
  'aws-bedrock' AS provider,
  billing_account_id,
  usage_date,
  part AS subject,
  'no_exchange_rate' AS reason,
  false AS is_estimate,
  false AS is_settled,
  count(*) AS row_count,
  billing_currency AS currency,
  sum(billed_cost) AS amount,
  'ask AWS for the bill in USD: other currencies are never added to it' AS settled_by
FROM int_aws_bedrock__lines
WHERE billing_currency <> 'USD'
GROUP BY ALL
