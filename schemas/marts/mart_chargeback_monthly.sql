-- What each cost center owes for a month, to the cent. Per account the cents sum to the vendor's total, rounded half away from zero.
-- grain: billing_month, cost_center_id, provider, billing_account_id
-- columns:
--   billing_month        First day of the UTC month of use (FOCUS BillingPeriodStart).
--   cost_center_id       Who owes it; unassigned = people without a cost center, unattributed = no person known.
--   provider             Vendor that bills, for example anthropic.
--   billed_usd           Amount owed in whole cents, by largest remainder.
--   list_usd             The same use at list price in whole cents, by largest remainder of its own.
--   is_provisional       True while the month can change: as-of before the month's end + 30 days (the vendor's documented revision window), or a day not whole.
--   is_estimate          True when use priced by our table is in it (vendors whose bill is not a source here).
--   billing_account_id   Billing account or organization at the vendor.
--   cost_center_name     Name valid last in the month.
--   owner                Who answered for the cost center last in the month; NULL for unassigned and unattributed.
--   business_unit        Business unit of the cost center last in the month; NULL for unassigned and unattributed.
--   person_count         People with a charge in it.
--   ledger_usd           The exact sum of the ledger behind billed_usd.
SELECT
  s.billing_month,
  s.cost_center_id,
  s.provider,
  CAST(CAST(b.cents AS DECIMAL(38, 0)) * 0.01 AS DECIMAL(18, 2)) AS billed_usd,
  CAST(CAST(l.cents AS DECIMAL(38, 0)) * 0.01 AS DECIMAL(18, 2)) AS list_usd,
  coalesce(p.is_provisional, true) AS is_provisional,
  s.is_estimate,
  s.billing_account_id,
  n.cost_center_name,
  n.owner,
  n.business_unit,
  s.person_count,
  s.billed_usd AS ledger_usd
FROM int_chargeback__summed s
JOIN int_chargeback__rounded b
  ON b.measure = 'billed' AND b.billing_month = s.billing_month AND b.cost_center_id = s.cost_center_id
  AND b.provider = s.provider AND b.billing_account_id = s.billing_account_id
JOIN int_chargeback__rounded l
  ON l.measure = 'list' AND l.billing_month = s.billing_month AND l.cost_center_id = s.cost_center_id
  AND l.provider = s.provider AND l.billing_account_id = s.billing_account_id
LEFT JOIN int_cost_centers__monthly n ON n.billing_month = s.billing_month AND n.cost_center_id = s.cost_center_id
LEFT JOIN int_months__provisional p
  ON p.billing_month = s.billing_month AND p.provider = s.provider AND p.billing_account_id = s.billing_account_id
