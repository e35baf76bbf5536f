-- Statements in which the causes don't add up to the difference, to the last digit.
WITH variances AS (
  SELECT billing_month, provider, billing_account_id, statement, sum(variance_usd) AS variance_usd
  FROM mart_reconciliation_variances
  GROUP BY ALL
)
SELECT billing_month, provider, billing_account_id, statement, m.difference_usd, v.variance_usd
FROM mart_reconciliation_monthly m
FULL JOIN variances v USING (billing_month, provider, billing_account_id, statement)
WHERE coalesce(m.difference_usd, 0) <> coalesce(v.variance_usd, 0)
