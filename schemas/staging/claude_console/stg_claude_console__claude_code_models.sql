-- Tokens and the vendor's estimate of the cost of Claude Code per UTC day, person or key, and model. The bill is the cost report.
-- Cache writes of both lifetimes are one number here.
SELECT
  usage_date,
  part AS billing_account_id,
  lower(actor.email_address) AS email,
  actor.api_key_name AS api_key_name,
  customer_type,
  subscription_type,
  terminal_type,
  is_remote,
  model,
  CAST(coalesce(tokens.input, 0) AS BIGINT) AS uncached_input_tokens,
  CAST(coalesce(tokens.cache_read, 0) AS BIGINT) AS cache_read_tokens,
  CAST(coalesce(tokens.cache_creation, 0) AS BIGINT) AS cache_write_tokens,
  CAST(coalesce(tokens.output, 0) AS BIGINT) AS output_tokens,
  usd_from_cents(estimated_cost_amount) AS estimated_usd
FROM raw_claude_console__claude_code_models
