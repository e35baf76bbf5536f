-- An enterprise's budgets at GitHub on the day of the pull, in USD a month.
SELECT
  usage_date,
  part AS billing_account_id,
  id AS budget_id,
  budget_type,
  coalesce(budget_product_sku, array_to_string(budget_product_skus, ', ')) AS sku,
  budget_scope,
  budget_entity_name,
  usd_from_text(budget_amount) AS budget_usd,
  coalesce(prevent_further_usage, false) AS is_hard_limit,
  coalesce(budget_alerting.will_alert, false) AS has_alerts
FROM raw_github_copilot__budgets
