-- Charges that stand twice in the ledger: the same account, day, principal and kind of use from the same source.
SELECT source, provider, billing_account_id, usage_date, principal_type, principal_id, product, model, context_window, inference_geo, speed,
  service_tier, token_type, cost_type, workspace_id, api_key_id, vendor_repository, count(*) AS row_count, sum(billed_usd) AS billed_usd
FROM int_charges__unioned
-- a group residual and a day's remainder are both 'unattributed' and may share product 'none'; their keys tell them apart
GROUP BY source, provider, billing_account_id, usage_date, principal_type, principal_id, product, model, context_window, inference_geo, speed,
  service_tier, token_type, cost_type, workspace_id, api_key_id, vendor_repository, CASE WHEN principal_id IS NULL THEN source_row_key END
HAVING count(*) > 1
