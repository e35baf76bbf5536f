-- What an account's lines of a charge month must come to in whole cents on each open bill: its ledger up to that bill, rounded half away from zero, less the
-- cents that closed and earlier bills have for it. So all bills of a charge month, corrections included, always come to the rounded ledger.
-- grain: billing_month, charge_month, provider, billing_account_id
WITH opened AS (
  SELECT CAST(coalesce(max(billing_month), DATE '0001-01-01') + INTERVAL 1 MONTH AS DATE) AS first_open_month FROM int_periods__closed
),
sides AS (
  SELECT greatest(billed_month, first_open_month) AS billing_month, charge_month, provider, billing_account_id, billed_usd, list_usd,
    0 AS frozen_billed_usd, 0 AS frozen_list_usd
  FROM int_charges__allocated
  CROSS JOIN opened
  UNION ALL
  SELECT first_open_month, charge_month, provider, billing_account_id, 0, 0, billed_usd, list_usd
  FROM int_chargeback_lines__frozen
  CROSS JOIN opened
),
months AS (
  SELECT billing_month, charge_month, provider, billing_account_id, sum(billed_usd) AS billed_usd, sum(list_usd) AS list_usd,
    sum(frozen_billed_usd) AS frozen_billed_usd, sum(frozen_list_usd) AS frozen_list_usd
  FROM sides
  GROUP BY ALL
),
running AS (
  SELECT *, sum(billed_usd) OVER account_month AS billed_so_far_usd, sum(list_usd) OVER account_month AS list_so_far_usd
  FROM months
  WINDOW account_month AS (PARTITION BY charge_month, provider, billing_account_id ORDER BY billing_month)
)
SELECT
  billing_month,
  charge_month,
  provider,
  billing_account_id,
  whole_cents(pico(billed_so_far_usd)) - whole_cents(pico(billed_so_far_usd - billed_usd)) - CAST(frozen_billed_usd * 100 AS HUGEINT) AS billed_cents,
  whole_cents(pico(list_so_far_usd)) - whole_cents(pico(list_so_far_usd - list_usd)) - CAST(frozen_list_usd * 100 AS HUGEINT) AS list_cents
FROM running
