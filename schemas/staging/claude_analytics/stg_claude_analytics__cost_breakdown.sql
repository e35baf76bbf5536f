-- Cost of the organization per UTC day by everything that the vendor can group it by, in USD; at most the 100 largest groups of a day.
-- Dimensions may be NULL: code execution has no product, model or tier, and only tokens have a token type, which is
-- named as our token columns are.
SELECT
  usage_date,
  part AS billing_account_id,
  product,
  model,
  context_window,
  inference_geo,
  speed,
  cost_type,
  CASE token_type
    WHEN 'cache_read_input_tokens' THEN 'cache_read_tokens'
    WHEN 'cache_creation.ephemeral_5m_input_tokens' THEN 'cache_write_5m_tokens'
    WHEN 'cache_creation.ephemeral_1h_input_tokens' THEN 'cache_write_1h_tokens'
    ELSE token_type
  END AS token_type,
  usd_from_cents(list_amount) AS list_usd,
  usd_from_cents(amount) AS billed_usd
FROM raw_claude_analytics__cost_breakdown
