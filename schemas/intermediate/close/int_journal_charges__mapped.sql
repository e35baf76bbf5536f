-- What each bill says per charge month, provider and charge category, with its accounts of gl_accounts.csv; without a line that fits they are NULL. is_held:
-- shown to a cost center and not charged to it, or nobody's; it stays on the central cost center.
-- grain: billing_month, charge_month, cost_center_id, provider, charge_category
WITH lines AS (
  SELECT billing_month, charge_month, cost_center_id, provider, charge_category, is_estimate, billed_usd FROM int_chargeback_lines__frozen
  UNION ALL
  SELECT billing_month, charge_month, cost_center_id, provider, charge_category, is_estimate, billed_usd FROM int_chargeback_lines__rounded
),
charges AS (
  SELECT
    l.billing_month,
    l.charge_month,
    l.cost_center_id,
    max(n.cost_center_name) AS cost_center_name,
    max(n.business_unit) AS business_unit,
    l.cost_center_id IN ('unassigned', 'unattributed', 'central') OR coalesce(max(n.charging), 'chargeback') <> 'chargeback' AS is_held,
    l.provider,
    l.charge_category,
    bool_or(l.is_estimate) AS is_estimate,
    CAST(sum(l.billed_usd) AS DECIMAL(18, 2)) AS billed_usd
  FROM lines l
  LEFT JOIN int_cost_centers__monthly n USING (billing_month, cost_center_id)
  GROUP BY l.billing_month, l.charge_month, l.cost_center_id, l.provider, l.charge_category
)
SELECT
  c.*,
  a.expense_account,
  a.clearing_account,
  a.accrued_account,
  a.central_cost_center_id,
  a.ledger_company,
  a.intercompany_company
FROM charges c
LEFT JOIN ref_gl_accounts a
  ON a.provider IN (c.provider, '*') AND a.charge_category IN (c.charge_category, '*')
  AND (a.business_unit = '*' OR (a.business_unit = c.business_unit AND NOT c.is_held))
  AND c.billing_month >= a.valid_from AND (a.valid_to IS NULL OR c.billing_month < a.valid_to)
QUALIFY row_number() OVER (
  PARTITION BY c.billing_month, c.charge_month, c.cost_center_id, c.provider, c.charge_category
  ORDER BY a.business_unit = '*', a.provider = '*', a.charge_category = '*', a.line_number) = 1
