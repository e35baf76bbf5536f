-- Cost of the organization per UTC day by everything that the vendor can group it by, in USD; at most the 100 largest groups of a day.
-- Dimensions may be NULL: code execution has no product, model or tier, and only tokens have a token type.
SELECT
  usage_date,
  part AS billing_account_id,
  product,
  model,
  context_window,
  inference_geo,
  speed,
  cost_type,
  token_type,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__cost_breakdown
