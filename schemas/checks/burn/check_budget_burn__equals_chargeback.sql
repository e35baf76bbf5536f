-- Budgets compared with another amount than the month's bills: of all cost centers, of one, or of one vendor.
SELECT
  b.scope_type,
  b.scope_id,
  b.period_start,
  b.actual_usd,
  coalesce(sum(c.billed_usd), 0) AS chargeback_usd
FROM mart_budget_burn b
LEFT JOIN mart_chargeback_monthly c
  ON c.billing_month = b.period_start
  AND CASE b.scope_type WHEN 'cost_center' THEN c.cost_center_id = b.scope_id WHEN 'provider' THEN c.provider = b.scope_id ELSE true END
WHERE b.period_type = 'month' AND b.scope_type <> 'team'
GROUP BY ALL
HAVING b.actual_usd <> coalesce(sum(c.billed_usd), 0)
