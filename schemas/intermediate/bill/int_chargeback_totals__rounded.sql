-- What an account's lines of a charge month must come to in whole cents: its ledger now, rounded half away from zero, less the cents that closed bills have
-- charged for it. So bills and corrections of a charge month always come to the rounded ledger.
-- grain: charge_month, provider, billing_account_id
WITH sides AS (
  SELECT charge_month, provider, billing_account_id, billed_usd, list_usd, 0 AS frozen_billed_usd, 0 AS frozen_list_usd
  FROM int_charges__allocated
  UNION ALL
  SELECT charge_month, provider, billing_account_id, 0, 0, billed_usd, list_usd
  FROM int_chargeback_lines__frozen
)
SELECT
  charge_month,
  provider,
  billing_account_id,
  whole_cents(pico(sum(billed_usd))) - CAST(sum(frozen_billed_usd) * 100 AS HUGEINT) AS billed_cents,
  whole_cents(pico(sum(list_usd))) - CAST(sum(frozen_list_usd) * 100 AS HUGEINT) AS list_cents
FROM sides
GROUP BY ALL
