-- Cost of the organization per UTC day, product and model, in USD; at most the 100 largest groups of a day.
SELECT
  usage_date,
  part AS billing_account_id,
  product,
  model,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__cost_report
