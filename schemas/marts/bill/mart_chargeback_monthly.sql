-- What each cost center owes for a month, to the cent: the sum of its lines. Per account and charge month the cents of all bills come to the vendor's total,
-- rounded half away from zero.
-- grain: billing_month, cost_center_id, provider, billing_account_id
-- example: SELECT cost_center_name, sum(billed_usd) AS usd FROM mart_chargeback_monthly WHERE billing_month = '2026-10-01' GROUP BY ALL ORDER BY usd DESC
-- columns:
--   billing_month        First day of the UTC month of the bill (FOCUS BillingPeriodStart).
--   cost_center_id       Who owes it; unassigned = people without a cost center, unattributed = no person or owner known, central = held by a rule.
--   provider             Vendor that bills, for example anthropic.
--   billed_usd           Amount owed in whole cents: direct + allocated + correction.
--   direct_usd           Part of billed_usd that its own people, keys and workspaces used in the month.
--   allocated_usd        Part of billed_usd that an allocation rule put here.
--   correction_usd       Part of billed_usd that corrects months closed before; lines with charge_class Correction.
--   list_usd             The same at list price in whole cents.
--   is_provisional       True while more can come for the month: as-of before the month's end + 30 days (the vendor's documented revision window), a day not
--                        whole, or closed and not yet final.
--   is_estimate          True when use priced by our table is in it (vendors whose bill is not a source here).
--   is_charged           False for showback: a cost center that is shown what it used and is not charged.
--   period_status        open, provisional (closed, and final close still to come) or final.
--   billing_account_id   Billing account or organization at the vendor.
--   cost_center_name     Name valid last in the month.
--   owner                Who answered for the cost center last in the month; NULL for unassigned, unattributed and central.
--   business_unit        Business unit of the cost center last in the month; NULL for unassigned, unattributed and central.
--   person_count         People with a charge in it.
--   ledger_usd           The exact sum of the lines behind billed_usd.
SELECT
  l.billing_month,
  l.cost_center_id,
  l.provider,
  CAST(sum(l.billed_usd) AS DECIMAL(18, 2)) AS billed_usd,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class IS NULL AND l.rule_id = 'direct'), 0) AS DECIMAL(18, 2)) AS direct_usd,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class IS NULL AND l.rule_id <> 'direct'), 0) AS DECIMAL(18, 2)) AS allocated_usd,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class = 'Correction'), 0) AS DECIMAL(18, 2)) AS correction_usd,
  CAST(sum(l.list_usd) AS DECIMAL(18, 2)) AS list_usd,
  CASE max(l.period_status) WHEN 'final' THEN false WHEN 'provisional' THEN true ELSE coalesce(bool_or(p.is_provisional), true) END AS is_provisional,
  bool_or(l.is_estimate) AS is_estimate,
  coalesce(max(n.charging), 'chargeback') = 'chargeback' AS is_charged,
  max(l.period_status) AS period_status,
  l.billing_account_id,
  max(n.cost_center_name) AS cost_center_name,
  max(n.owner) AS owner,
  max(n.business_unit) AS business_unit,
  count(DISTINCT l.person_id) FILTER (WHERE l.person_id <> 'none') AS person_count,
  CAST(sum(l.ledger_usd) AS DECIMAL(38, 12)) AS ledger_usd
FROM mart_chargeback_lines l
LEFT JOIN int_cost_centers__monthly n USING (billing_month, cost_center_id)
LEFT JOIN int_months__provisional p USING (billing_month, provider, billing_account_id)
GROUP BY l.billing_month, l.cost_center_id, l.provider, l.billing_account_id
