-- Each cost center's whole bill of a month, all vendors together, beside the month before: one line per cost center, of those
-- too that had a bill only then.
-- grain: billing_month, cost_center_id
-- example: SELECT cost_center_name, billed_usd, change_usd FROM mart_cost_center_bills_monthly WHERE billing_month = '2026-10-01' ORDER BY billed_usd DESC
-- columns:
--   billing_month         First day of the UTC month of the bill (FOCUS BillingPeriodStart).
--   cost_center_id        Who owes it; unassigned = people without a cost center, unattributed = no person or owner known, central = held by a rule.
--   cost_center_name      Name valid last in the month.
--   owner                 Who answered for the cost center last in the month; NULL for unassigned, unattributed and central.
--   business_unit         Business unit of the cost center last in the month; NULL for unassigned, unattributed and central.
--   is_charged            False for showback: a cost center that is shown what it used and is not charged.
--   provider_count        Vendors on the bill.
--   person_count          People with a charge in it.
--   direct_usd            Part of billed_usd that its own people, keys and workspaces used in the month.
--   allocated_usd         Part of billed_usd that an allocation rule put here.
--   correction_usd        Part of billed_usd that corrects months closed before.
--   billed_usd            Amount owed in whole cents: direct + allocated + correction; 0 = only the month before had a bill.
--   previous_billed_usd   The bill of the month before; 0 = there was none.
--   change_usd            billed_usd - previous_billed_usd.
--   list_usd              The bill at list price in whole cents.
--   is_provisional        True while more can come for the month at one of the vendors, see mart_chargeback_monthly.
--   is_estimate           True when use priced by our table is in it.
--   period_status         open, provisional (closed, and final close still to come) or final.
WITH people AS (
  SELECT billing_month, cost_center_id, count(DISTINCT person_id) AS person_count
  FROM mart_chargeback_lines
  WHERE person_id <> 'none'
  GROUP BY ALL
),
months AS (
  SELECT billing_month, max(period_status) AS period_status FROM mart_chargeback_monthly GROUP BY ALL
),
-- each bill twice: in its own month, and as the one before in the next
placed AS (
  SELECT *, false AS is_before FROM mart_chargeback_monthly
  UNION ALL
  SELECT * REPLACE (CAST(billing_month + INTERVAL 1 MONTH AS DATE) AS billing_month), true FROM mart_chargeback_monthly
),
bills AS (
  SELECT
    billing_month,
    cost_center_id,
    CASE WHEN bool_and(is_before) THEN max(cost_center_name) ELSE max(cost_center_name) FILTER (WHERE NOT is_before) END AS cost_center_name,
    CASE WHEN bool_and(is_before) THEN max(owner) ELSE max(owner) FILTER (WHERE NOT is_before) END AS owner,
    CASE WHEN bool_and(is_before) THEN max(business_unit) ELSE max(business_unit) FILTER (WHERE NOT is_before) END AS business_unit,
    coalesce(bool_and(is_charged) FILTER (WHERE NOT is_before), bool_and(is_charged)) AS is_charged,
    count(DISTINCT provider) FILTER (WHERE NOT is_before) AS provider_count,
    coalesce(sum(direct_usd) FILTER (WHERE NOT is_before), 0) AS direct_usd,
    coalesce(sum(allocated_usd) FILTER (WHERE NOT is_before), 0) AS allocated_usd,
    coalesce(sum(correction_usd) FILTER (WHERE NOT is_before), 0) AS correction_usd,
    coalesce(sum(billed_usd) FILTER (WHERE NOT is_before), 0) AS billed_usd,
    coalesce(sum(billed_usd) FILTER (WHERE is_before), 0) AS previous_billed_usd,
    coalesce(sum(list_usd) FILTER (WHERE NOT is_before), 0) AS list_usd,
    coalesce(bool_or(is_provisional) FILTER (WHERE NOT is_before), false) AS is_provisional,
    coalesce(bool_or(is_estimate) FILTER (WHERE NOT is_before), false) AS is_estimate
  FROM placed
  GROUP BY ALL
)
SELECT
  b.billing_month,
  b.cost_center_id,
  b.cost_center_name,
  b.owner,
  b.business_unit,
  b.is_charged,
  b.provider_count,
  coalesce(p.person_count, 0) AS person_count,
  CAST(b.direct_usd AS DECIMAL(18, 2)) AS direct_usd,
  CAST(b.allocated_usd AS DECIMAL(18, 2)) AS allocated_usd,
  CAST(b.correction_usd AS DECIMAL(18, 2)) AS correction_usd,
  CAST(b.billed_usd AS DECIMAL(18, 2)) AS billed_usd,
  CAST(b.previous_billed_usd AS DECIMAL(18, 2)) AS previous_billed_usd,
  CAST(b.billed_usd - b.previous_billed_usd AS DECIMAL(18, 2)) AS change_usd,
  CAST(b.list_usd AS DECIMAL(18, 2)) AS list_usd,
  b.is_provisional,
  b.is_estimate,
  m.period_status
FROM bills b
JOIN months m USING (billing_month)
LEFT JOIN people p USING (billing_month, cost_center_id)
