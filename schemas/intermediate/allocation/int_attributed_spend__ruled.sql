-- Spend that the vendor attributes to a skill or connector for which allocation_rules.csv has a rule: of a day's rules the first line that fits.
-- grain: charge_month, provider, billing_account_id, rule_line_number
WITH fitting AS (
  SELECT a.usage_date, a.provider, a.billing_account_id, a.feature_kind, a.feature_id, a.attributed_billed_usd, min(r.line_number) AS rule_line_number
  FROM int_attributed_spend__daily a
  JOIN ref_allocation_rules r
    ON r.match[a.feature_kind] IS NOT NULL AND (fits(a.feature_id, r.match[a.feature_kind]) OR fits(a.feature_name, r.match[a.feature_kind]))
    AND fits(a.provider, r.match['provider'])
    AND fits(a.billing_account_id, r.match['billing_account'])
    AND a.usage_date >= r.valid_from AND (r.valid_to IS NULL OR a.usage_date < r.valid_to)
  WHERE a.attributed_billed_usd > 0
  GROUP BY ALL
)
SELECT
  CAST(date_trunc('month', usage_date) AS DATE) AS charge_month,
  provider,
  billing_account_id,
  rule_line_number,
  sum(attributed_billed_usd) AS attributed_usd
FROM fitting
GROUP BY ALL
