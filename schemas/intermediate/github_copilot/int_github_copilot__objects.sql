-- Budgets that an enterprise keeps at GitHub.
-- relation: view
SELECT
  'github' AS provider, billing_account_id, usage_date, 'budget' AS object_type, budget_id AS object_id,
  concat_ws(' ', budget_scope, budget_entity_name, sku) AS object_name, CASE WHEN is_hard_limit THEN 'stops' ELSE 'warns' END AS state,
  budget_usd AS limit_usd
FROM stg_github_copilot__budgets
