-- The ledger's money by day and kind: what documents are held against.
-- grain: provider, billing_account_id, usage_date, billed_date, invoice_id, charge_category, principal_type, is_estimate
SELECT
  provider,
  billing_account_id,
  usage_date,
  billed_date,
  coalesce(invoice_id, 'none') AS invoice_id,
  charge_category,
  principal_type,
  is_estimate,
  sum(billed_usd) AS billed_usd,
  -- use that the vendor counted at no price at all: refused requests, tiers that its cost report leaves out
  CAST(coalesce(sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens)
    FILTER (WHERE billed_usd = 0 AND list_usd = 0 AND NOT is_estimate), 0) AS BIGINT) AS uncharged_tokens
FROM int_charges__unioned
GROUP BY ALL
