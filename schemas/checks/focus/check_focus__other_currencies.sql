-- FOCUS charges in a currency other than USD. They are not in the ledger: currencies are never added together.
-- severity: warn
-- source: focus
SELECT subject AS file, billing_account_id, currency AS billing_currency, min(usage_date) AS first_usage_date, sum(row_count) AS row_count,
  sum(amount) AS billed_cost
FROM int_focus__unbilled
WHERE reason = 'no_exchange_rate'
GROUP BY ALL
