-- The bills of a month by vendor, product and model, all cost centers together, beside the month before: what the organization pays for,
-- with what it paid for only then.
-- grain: billing_month, provider, charge_category, product, model, cost_type
-- example: SELECT provider, product, model, billed_usd FROM mart_product_bills_monthly WHERE billing_month = '2026-10-01' ORDER BY change_usd DESC LIMIT 10
-- columns:
--   billing_month         First day of the UTC month of the bill (FOCUS BillingPeriodStart).
--   provider              Vendor that bills, for example anthropic.
--   charge_category       Usage, Purchase, Tax, Credit or Adjustment (FOCUS ChargeCategory).
--   product               Product as the vendor names it; none = the vendor names none.
--   model                 Model as the vendor names it; none = the vendor names none.
--   cost_type             What is charged beside tokens: searches, seats; none = tokens.
--   cost_center_count     Cost centers with a charge in it.
--   person_count          People with a charge in it.
--   correction_usd        Part of billed_usd that corrects months closed before.
--   billed_usd            Amount in whole cents; 0 = only the month before had it.
--   previous_billed_usd   The same on the bills of the month before; 0 = there was none.
--   change_usd            billed_usd - previous_billed_usd.
--   list_usd              The same at list price in whole cents.
--   is_estimate           True when use priced by our table is in it.
--   period_status         open, provisional (closed, and final close still to come) or final.
WITH months AS (
  SELECT billing_month, max(period_status) AS period_status FROM mart_chargeback_lines GROUP BY ALL
),
-- each line twice: in its own month, and as the one before in the next
placed AS (
  SELECT *, false AS is_before FROM mart_chargeback_lines
  UNION ALL
  SELECT * REPLACE (CAST(billing_month + INTERVAL 1 MONTH AS DATE) AS billing_month), true FROM mart_chargeback_lines
),
bills AS (
  SELECT
    billing_month,
    provider,
    charge_category,
    product,
    model,
    cost_type,
    count(DISTINCT cost_center_id) FILTER (WHERE NOT is_before) AS cost_center_count,
    count(DISTINCT person_id) FILTER (WHERE NOT is_before AND person_id <> 'none') AS person_count,
    coalesce(sum(billed_usd) FILTER (WHERE NOT is_before AND charge_class = 'Correction'), 0) AS correction_usd,
    coalesce(sum(billed_usd) FILTER (WHERE NOT is_before), 0) AS billed_usd,
    coalesce(sum(billed_usd) FILTER (WHERE is_before), 0) AS previous_billed_usd,
    coalesce(sum(list_usd) FILTER (WHERE NOT is_before), 0) AS list_usd,
    coalesce(bool_or(is_estimate) FILTER (WHERE NOT is_before), false) AS is_estimate
  FROM placed
  GROUP BY ALL
)
SELECT
  b.billing_month,
  b.provider,
  b.charge_category,
  b.product,
  b.model,
  b.cost_type,
  b.cost_center_count,
  b.person_count,
  CAST(b.correction_usd AS DECIMAL(18, 2)) AS correction_usd,
  CAST(b.billed_usd AS DECIMAL(18, 2)) AS billed_usd,
  CAST(b.previous_billed_usd AS DECIMAL(18, 2)) AS previous_billed_usd,
  CAST(b.billed_usd - b.previous_billed_usd AS DECIMAL(18, 2)) AS change_usd,
  CAST(b.list_usd AS DECIMAL(18, 2)) AS list_usd,
  b.is_estimate,
  m.period_status
FROM bills b
JOIN months m USING (billing_month)
