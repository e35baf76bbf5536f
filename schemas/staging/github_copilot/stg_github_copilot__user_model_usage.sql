-- The same per person, by GitHub login (case does not matter in one). Amounts, metered_as, meter and models as in model_usage.
SELECT
  usage_date,
  part AS billing_account_id,
  lower("user") AS user_login,
  lower(product) AS product,
  replace(lower(sku), ' ', '_') AS sku,
  CASE
    WHEN regexp_matches(lower("unitType"), '^ai[-_ ]?(credit|unit)') THEN 'ai_credit'
    WHEN regexp_matches(lower("unitType"), '^(premium[-_ ])?requests?$') THEN 'premium_request'
    ELSE report
  END AS metered_as,
  regexp_replace(replace(lower(sku), ' ', '_'), '_(premium_request|ai_credit|ai_unit)s?$', '') AS meter,
  CASE WHEN starts_with(lower(model), 'auto:') THEN 'auto' END AS service_tier,
  replace(lower(trim(regexp_replace(model, '^[Aa]uto:', ''))), ' ', '-') AS model,
  CAST("grossQuantity" AS DECIMAL(38, 12)) AS consumed_quantity,
  lower("unitType") AS consumed_unit,
  CAST("grossAmount" AS DECIMAL(38, 12)) AS list_usd,
  CAST("netAmount" AS DECIMAL(38, 12)) AS billed_usd
FROM raw_github_copilot__user_model_usage
