-- GitHub's charges for Copilot. Metered use per person; what the account's model rows show beyond the persons' (unattributed); what the usage report bills
-- beyond the model rows (unattributed, no model); and fees. A day's sum is the usage report's, unless that shows less than the model rows do by a cent or
-- more: then the two contradict each other, and the vendor's total says so. list_usd is gross: the share by which a shared pool's net can be spread.
-- grain: source_row_key
WITH counted AS (
  SELECT * FROM int_github_copilot__metered WHERE is_counted
),
charged AS (
  SELECT 'user' AS kind, usage_date, billing_account_id, user_login, product, sku, metered_as, service_tier, model, organization, repository,
    consumed_unit, consumed_quantity, list_usd, billed_usd
  FROM counted
  WHERE report = 'user'
  UNION ALL
  SELECT 'model-residual', usage_date, billing_account_id, 'none', product, sku, metered_as, service_tier, model, 'none', 'none', max(consumed_unit),
    sum(CASE report WHEN 'model' THEN consumed_quantity ELSE -consumed_quantity END) AS residual_quantity,
    sum(CASE report WHEN 'model' THEN list_usd ELSE -list_usd END) AS residual_list_usd,
    sum(CASE report WHEN 'model' THEN billed_usd ELSE -billed_usd END) AS residual_billed_usd
  FROM counted
  WHERE report IN ('model', 'user')
  GROUP BY usage_date, billing_account_id, product, sku, metered_as, service_tier, model
  HAVING residual_quantity <> 0 OR residual_list_usd <> 0 OR residual_billed_usd <> 0
  UNION ALL
  SELECT 'usage-residual', usage_date, billing_account_id, 'none', 'copilot', 'none', 'none', 'none', 'none', 'none', 'none', NULL,
    CAST(0 AS DECIMAL(38, 12)),
    sum(CASE report WHEN 'usage' THEN list_usd ELSE -list_usd END) AS residual_list_usd,
    sum(CASE report WHEN 'usage' THEN billed_usd ELSE -billed_usd END) AS residual_billed_usd
  FROM counted
  WHERE report IN ('usage', 'model')
  GROUP BY usage_date, billing_account_id
  HAVING bool_or(report = 'usage') AND residual_list_usd > -0.01 AND residual_billed_usd > -0.01 AND (residual_list_usd <> 0 OR residual_billed_usd <> 0)
  UNION ALL
  SELECT 'fee', usage_date, billing_account_id, 'none', product, sku, 'none', 'none', 'none', organization, repository,
    consumed_unit, consumed_quantity, list_usd, billed_usd
  FROM int_github_copilot__fees
)
SELECT
  'github' AS provider,
  r.billing_account_id,
  r.usage_date,
  CASE WHEN r.kind = 'user' THEN 'user' ELSE 'unattributed' END AS principal_type,
  nullif(r.user_login, 'none') AS principal_id,
  r.product,
  r.model,
  r.service_tier,
  r.sku AS cost_type,
  CASE WHEN r.kind = 'fee' AND r.consumed_unit LIKE 'user-month%' THEN 'Purchase' ELSE 'Usage' END AS charge_category,
  CASE r.kind
    WHEN 'model-residual' THEN 'beyond what the rows per person explain'
    WHEN 'usage-residual' THEN 'billed beyond what the rows per model explain'
  END AS charge_description,
  nullif(r.organization, 'none') AS workspace_id,
  nullif(r.repository, 'none') AS repository,
  coalesce(person.cost_center_name, repo.cost_center_name, org.cost_center_name) AS vendor_cost_center,
  r.consumed_quantity,
  r.consumed_unit,
  r.list_usd,
  r.billed_usd,
  concat_ws('|', r.kind, r.billing_account_id, r.usage_date, r.user_login, r.product, r.sku, r.metered_as, r.service_tier, r.model, r.organization,
    r.repository) AS source_row_key
FROM charged r
LEFT JOIN int_github_copilot__cost_center_members person
  ON person.billing_account_id = r.billing_account_id AND person.resource_type = 'user' AND person.resource_name = r.user_login
  AND r.usage_date >= person.valid_from AND r.usage_date < coalesce(person.valid_to, DATE '9999-12-31')
LEFT JOIN int_github_copilot__cost_center_members repo
  ON repo.billing_account_id = r.billing_account_id AND repo.resource_type = 'repo' AND repo.resource_name = lower(r.repository)
  AND r.usage_date >= repo.valid_from AND r.usage_date < coalesce(repo.valid_to, DATE '9999-12-31')
LEFT JOIN int_github_copilot__cost_center_members org
  ON org.billing_account_id = r.billing_account_id AND org.resource_type = 'org' AND org.resource_name = r.organization
  AND r.usage_date >= org.valid_from AND r.usage_date < coalesce(org.valid_to, DATE '9999-12-31')
