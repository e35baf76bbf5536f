-- Billed USD and tokens of use per tested scope, account and day with use: the organization, each provider, cost center, person and model. Fees, purchases,
-- credits, refunds and tax are charged when somebody books them: they are no use, and a day that has them is no anomaly.
-- grain: scope_type, scope_id, provider, billing_account_id, usage_date
WITH charges AS (
  SELECT usage_date, provider, billing_account_id, cost_center_id, person_id, model,
    sum(billed_usd) AS usd,
    sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens) AS tokens
  FROM int_charges__assigned
  WHERE charge_category = 'Usage'
  GROUP BY ALL
),
scopes AS (
  SELECT 'organization' AS scope_type, 'organization' AS scope_id, provider, billing_account_id, usage_date, usd, tokens FROM charges
  UNION ALL
  SELECT 'provider', provider, provider, billing_account_id, usage_date, usd, tokens FROM charges
  UNION ALL
  SELECT 'cost_center', cost_center_id, provider, billing_account_id, usage_date, usd, tokens FROM charges
  UNION ALL
  SELECT 'person', person_id, provider, billing_account_id, usage_date, usd, tokens FROM charges WHERE person_id IS NOT NULL
  UNION ALL
  SELECT 'model', model, provider, billing_account_id, usage_date, usd, tokens FROM charges WHERE model <> 'none'
)
SELECT
  scope_type,
  scope_id,
  provider,
  billing_account_id,
  usage_date,
  sum(usd) AS usd,
  CAST(sum(tokens) AS BIGINT) AS tokens
FROM scopes
GROUP BY ALL
