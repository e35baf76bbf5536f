-- Months in which the overhead of skills, connectors and plugins differs from what the vendor attributed, or its denominator from the account's metered spend
-- in the ledger, to the last digit.
WITH attributed AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, feature_kind, feature_id,
    sum(attributed_billed_usd) AS usd
  FROM int_attributed_spend__daily
  GROUP BY ALL
),
ledger AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS billing_month, provider, billing_account_id, sum(billed_usd) AS usd
  FROM int_charges__unioned
  WHERE charge_category = 'Usage'
  GROUP BY ALL
)
SELECT 'attributed_billed_usd' AS field, billing_month, billing_account_id, feature_kind, feature_id, m.attributed_billed_usd AS mart_usd, a.usd AS source_usd
FROM mart_feature_overhead_monthly m
FULL JOIN attributed a USING (billing_month, provider, billing_account_id, feature_kind, feature_id)
WHERE coalesce(m.attributed_billed_usd, 0) <> coalesce(a.usd, 0)
UNION ALL
SELECT 'account_billed_usd', m.billing_month, m.billing_account_id, m.feature_kind, m.feature_id, m.account_billed_usd, l.usd
FROM mart_feature_overhead_monthly m
LEFT JOIN ledger l USING (billing_month, provider, billing_account_id)
WHERE m.account_billed_usd <> coalesce(l.usd, 0)
