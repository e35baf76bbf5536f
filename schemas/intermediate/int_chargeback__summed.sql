-- What each cost center used in a month, exact, per provider and billing account.
-- grain: billing_month, cost_center_id, provider, billing_account_id
SELECT
  CAST(date_trunc('month', usage_date) AS DATE) AS billing_month,
  cost_center_id,
  provider,
  billing_account_id,
  sum(billed_usd) AS billed_usd,
  sum(list_usd) AS list_usd,
  bool_or(is_estimate) AS is_estimate,
  count(DISTINCT person_id) AS person_count
FROM int_charges__assigned
GROUP BY ALL
