-- The vendor's own total of a UTC day, in USD.
SELECT
  usage_date,
  part AS billing_account_id,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_console__cost_report_total
