-- Whole cents of each cost center, by largest remainder within the account's charge month, ties by cost_center_id; billed and list each by itself. Only
-- cost centers that have a line take part, so a correction of one never touches another.
-- grain: billing_month, charge_month, provider, billing_account_id, cost_center_id
WITH centers AS (
  SELECT
    billing_month, charge_month, provider, billing_account_id, cost_center_id,
    struct_pack(billing_month, charge_month, provider, billing_account_id) AS account_month,
    pico(sum(billed_usd)) AS billed_pico_usd,
    pico(sum(list_usd)) AS list_pico_usd
  FROM int_chargeback_lines__open
  GROUP BY ALL
),
cut AS (
  SELECT c.*,
    left_over(t.billed_cents, c.billed_pico_usd, 10000000000, c.account_month) AS billed_left,
    left_over(t.list_cents, c.list_pico_usd, 10000000000, c.account_month) AS list_left
  FROM centers c
  JOIN int_chargeback_totals__rounded t USING (billing_month, charge_month, provider, billing_account_id)
)
SELECT
  billing_month,
  charge_month,
  provider,
  billing_account_id,
  cost_center_id,
  largest_remainder(billed_pico_usd, 10000000000, billed_left, account_month, cost_center_id) AS billed_cents,
  largest_remainder(list_pico_usd, 10000000000, list_left, account_month, cost_center_id) AS list_cents
FROM cut
