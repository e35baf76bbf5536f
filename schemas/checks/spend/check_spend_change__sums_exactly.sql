-- Months in which a change is not the sum of its parts, or the changes don't add up to the difference of the ledger's months, to the last digit.
WITH ledger AS (
  SELECT CAST(date_trunc('month', usage_date) AS DATE) AS charge_month, sum(billed_usd) AS billed_usd
  FROM int_charges__unioned
  GROUP BY ALL
),
changes AS (
  SELECT
    billing_month,
    sum(change_usd) AS change_usd,
    sum(people_usd + volume_usd + mix_usd + price_usd + fees_usd + unattributed_usd + allocated_usd) AS parts_usd
  FROM mart_spend_change_monthly
  GROUP BY ALL
),
months AS (
  SELECT CAST(unnest(generate_series(min(charge_month) + INTERVAL 1 MONTH, max(charge_month), INTERVAL 1 MONTH)) AS DATE) AS billing_month FROM ledger
)
SELECT
  billing_month,
  coalesce(n.billed_usd, 0) - coalesce(b.billed_usd, 0) AS ledger_change_usd,
  coalesce(c.change_usd, 0) AS change_usd,
  coalesce(c.parts_usd, 0) AS parts_usd
FROM months m
LEFT JOIN changes c USING (billing_month)
LEFT JOIN ledger n ON n.charge_month = m.billing_month
LEFT JOIN ledger b ON b.charge_month = m.billing_month - INTERVAL 1 MONTH
WHERE coalesce(n.billed_usd, 0) - coalesce(b.billed_usd, 0) <> coalesce(c.change_usd, 0) OR coalesce(c.change_usd, 0) <> coalesce(c.parts_usd, 0)
UNION ALL
SELECT billing_month, NULL, change_usd, people_usd + volume_usd + mix_usd + price_usd + fees_usd + unattributed_usd + allocated_usd
FROM mart_spend_change_monthly
WHERE change_usd <> people_usd + volume_usd + mix_usd + price_usd + fees_usd + unattributed_usd + allocated_usd
UNION ALL
SELECT billing_month, scope_change_usd, sum(change_usd), NULL
FROM mart_spend_change_drivers_monthly
GROUP BY billing_month, scope_type, scope_id, scope_change_usd
HAVING sum(change_usd) <> scope_change_usd
