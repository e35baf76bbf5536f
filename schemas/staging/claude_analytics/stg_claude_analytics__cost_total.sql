-- The vendor's own total per UTC day, in USD: people, API keys and automation.
-- grain: usage_date, billing_account_id
SELECT
  usage_date,
  part AS billing_account_id,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__cost_report_total
