-- FOCUS charges in a currency other than USD. They are not in the ledger: currencies are never added together.
-- severity: warn
-- source: focus
SELECT part AS file, billing_account_id, billing_period_start_date, billing_currency, count(*) AS row_count, sum(billed_cost) AS billed_cost,
  sum(effective_cost) AS effective_cost
FROM stg_focus__charges
WHERE billing_currency <> 'USD'
GROUP BY ALL
