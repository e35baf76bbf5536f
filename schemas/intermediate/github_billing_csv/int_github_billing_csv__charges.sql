-- The CSV's lines as charges: metered use only, seats are not in it. The ledger takes them only where the billing authority names this source.
-- grain: source_row_key
SELECT
  'github' AS provider,
  billing_account_id,
  usage_date,
  CASE WHEN user_login = 'none' THEN 'unattributed' ELSE 'user' END AS principal_type,
  nullif(user_login, 'none') AS principal_id,
  product,
  model,
  service_tier,
  sku AS cost_type,
  nullif(organization, 'none') AS workspace_id,
  nullif(repository, 'none') AS repository,
  nullif(cost_center_name, 'none') AS vendor_cost_center,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_tokens AS cache_write_5m_tokens,
  output_tokens,
  consumed_quantity,
  consumed_unit,
  list_usd,
  billed_usd,
  concat_ws('|', billing_account_id, usage_date, user_login, product, sku, metered_as, service_tier, model, organization, repository,
    cost_center_name) AS source_row_key
FROM int_github_billing_csv__lines
WHERE is_counted
