-- Metered Copilot use in GitHub's three views of it: usage (by organization and repository), model (by model), user (by person and model). They show the
-- same use and are never added. One use may also stand in a view twice, as credits and as premium requests ("copilot_ai_credit" beside
-- "copilot_premium_request"): the unit of the day's era is the bill (requests before 2026-06-01, then credits); the other counts only where it stands alone.
-- grain: report, usage_date, billing_account_id, user_login, product, sku, metered_as, service_tier, model, organization, repository
WITH views AS (
  SELECT 'usage' AS report, usage_date, billing_account_id, 'none' AS user_login, product, sku, meter, metered_as, 'none' AS service_tier, 'none' AS model,
    coalesce(organization, 'none') AS organization, coalesce(repository, 'none') AS repository, consumed_quantity, consumed_unit, list_usd, billed_usd
  FROM stg_github_copilot__usage
  WHERE metered_as IS NOT NULL
  UNION ALL
  SELECT 'model', usage_date, billing_account_id, 'none', product, sku, meter, metered_as, coalesce(service_tier, 'none'), coalesce(model, 'none'),
    'none', 'none', consumed_quantity, consumed_unit, list_usd, billed_usd
  FROM stg_github_copilot__model_usage
  UNION ALL
  SELECT 'user', usage_date, billing_account_id, user_login, product, sku, meter, metered_as, coalesce(service_tier, 'none'), coalesce(model, 'none'),
    'none', 'none', consumed_quantity, consumed_unit, list_usd, billed_usd
  FROM stg_github_copilot__user_model_usage
),
summed AS (
  SELECT
    report, usage_date, billing_account_id, user_login, product, sku, meter, metered_as, service_tier, model, organization, repository,
    max(consumed_unit) AS consumed_unit,
    sum(consumed_quantity) AS consumed_quantity,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd,
    metered_as = CASE WHEN usage_date < DATE '2026-06-01' THEN 'premium_request' ELSE 'ai_credit' END AS is_unit_of_era
  FROM views
  GROUP BY ALL
)
SELECT
  * EXCLUDE (is_unit_of_era),
  is_unit_of_era OR NOT bool_or(is_unit_of_era) OVER (PARTITION BY usage_date, billing_account_id, meter) AS is_counted
FROM summed
