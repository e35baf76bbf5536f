-- Whole cents by largest remainder, in integers: the account's month is rounded half away from zero, every cost center is cut toward zero, and the cents
-- left over go to the largest remainders, ties by cost_center_id. Credits are symmetric. The cents sum to the account's rounded total.
-- grain: billing_month, cost_center_id, provider, billing_account_id, measure
WITH amounts AS (
  -- 1e-12 USD, the ledger's last digit; a cent is 1e10 of them
  SELECT billing_month, cost_center_id, provider, billing_account_id, 'billed' AS measure, CAST(billed_usd * 1000000000000 AS HUGEINT) AS pico_usd
  FROM int_chargeback__summed
  UNION ALL
  SELECT billing_month, cost_center_id, provider, billing_account_id, 'list', CAST(list_usd * 1000000000000 AS HUGEINT)
  FROM int_chargeback__summed
),
cut AS (
  SELECT
    *,
    pico_usd // 10000000000 AS cut_cents,
    pico_usd % 10000000000 AS rest_pico_usd,
    sum(pico_usd) OVER account AS account_pico_usd
  FROM amounts
  WINDOW account AS (PARTITION BY billing_month, provider, billing_account_id, measure)
),
totals AS (
  SELECT
    *,
    (account_pico_usd + sign(account_pico_usd) * 5000000000) // 10000000000 AS account_cents,
    (account_pico_usd + sign(account_pico_usd) * 5000000000) // 10000000000 - sum(cut_cents) OVER account AS left_over_cents
  FROM cut
  WINDOW account AS (PARTITION BY billing_month, provider, billing_account_id, measure)
)
SELECT
  billing_month,
  cost_center_id,
  provider,
  billing_account_id,
  measure,
  pico_usd,
  account_cents,
  cut_cents + CASE WHEN row_number() OVER (
    PARTITION BY billing_month, provider, billing_account_id, measure
    ORDER BY rest_pico_usd * sign(left_over_cents) DESC, cost_center_id) <= abs(left_over_cents)
    THEN sign(left_over_cents) ELSE 0 END AS cents
FROM totals
