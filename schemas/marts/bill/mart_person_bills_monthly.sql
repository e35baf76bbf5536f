-- Whose use stands behind each cost center's bill: one line per person and cost center, and one for what is nobody's own, so that the lines sum to the bill.
-- Unlike mart_people_spend_monthly it is what was charged: after allocation, with corrections, in whole cents.
-- grain: billing_month, cost_center_id, person_id
-- example: SELECT display_name, billed_usd FROM mart_person_bills_monthly WHERE billing_month = '2026-10-01' AND cost_center_id = 'CC-1100' ORDER BY ALL
-- columns:
--   billing_month      First day of the UTC month of the bill (FOCUS BillingPeriodStart).
--   cost_center_id     Who pays; unassigned = people without a cost center, unattributed = no person or owner known, central = held by a rule.
--   cost_center_name   Name valid last in the month.
--   person_id          The person whose use it is; none = nobody's own: keys, services and shared pools.
--   display_name       Newest name of the person; NULL for none, and for a person whom the directory no longer knows.
--   direct_usd         Part of billed_usd that came here without a rule, in the month.
--   allocated_usd      Part of billed_usd that an allocation rule put here.
--   correction_usd     Part of billed_usd that corrects months closed before.
--   billed_usd         Amount in whole cents: direct + allocated + correction.
--   list_usd           The same at list price in whole cents.
--   is_charged         False for showback: a cost center that is shown what it used and is not charged.
--   is_estimate        True when use priced by our table is in it.
--   period_status      open, provisional (closed, and final close still to come) or final.
WITH names AS (
  SELECT person_id, display_name
  FROM ref_people
  QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY valid_from DESC, display_name) = 1
)
SELECT
  l.billing_month,
  l.cost_center_id,
  max(c.cost_center_name) AS cost_center_name,
  l.person_id,
  max(n.display_name) AS display_name,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class IS NULL AND l.rule_id = 'direct'), 0) AS DECIMAL(18, 2)) AS direct_usd,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class IS NULL AND l.rule_id <> 'direct'), 0) AS DECIMAL(18, 2)) AS allocated_usd,
  CAST(coalesce(sum(l.billed_usd) FILTER (WHERE l.charge_class = 'Correction'), 0) AS DECIMAL(18, 2)) AS correction_usd,
  CAST(sum(l.billed_usd) AS DECIMAL(18, 2)) AS billed_usd,
  CAST(sum(l.list_usd) AS DECIMAL(18, 2)) AS list_usd,
  coalesce(max(c.charging), 'chargeback') = 'chargeback' AS is_charged,
  bool_or(l.is_estimate) AS is_estimate,
  max(l.period_status) AS period_status
FROM mart_chargeback_lines l
LEFT JOIN int_cost_centers__monthly c ON c.billing_month = l.billing_month AND c.cost_center_id = l.cost_center_id
LEFT JOIN names n ON n.person_id = l.person_id
GROUP BY l.billing_month, l.cost_center_id, l.person_id
