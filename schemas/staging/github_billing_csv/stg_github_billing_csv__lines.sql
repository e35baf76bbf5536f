-- Lines of the "AI usage" CSV in USD. GitHub writes doubles: what lies beyond the twelfth decimal is noise of that form and is rounded here; raw keeps the
-- text. metered_as, meter, model and service_tier as for the API. aic_list_usd is the same use at the price of AI credits, before they were the bill: never
-- added.
SELECT
  "date" AS usage_date,
  lower(coalesce(account, organization, 'unknown')) AS billing_account_id,
  lower(username) AS user_login,
  lower(product) AS product,
  replace(lower(sku), ' ', '_') AS sku,
  CASE
    WHEN regexp_matches(lower(unit_type), '^ai[-_ ]?(credit|unit)') OR (unit_type IS NULL AND regexp_matches(lower(sku), 'ai[-_ ](credit|unit)'))
      THEN 'ai_credit'
    WHEN regexp_matches(lower(unit_type), '^(premium[-_ ])?requests?$') OR (unit_type IS NULL AND regexp_matches(lower(sku), 'premium[-_ ]request'))
      THEN 'premium_request'
  END AS metered_as,
  regexp_replace(replace(lower(sku), ' ', '_'), '_(premium_request|ai_credit|ai_unit)s?$', '') AS meter,
  CASE WHEN starts_with(lower(model), 'auto:') THEN 'auto' END AS service_tier,
  replace(lower(trim(regexp_replace(model, '^[Aa]uto:', ''))), ' ', '-') AS model,
  lower(organization) AS organization,
  lower(repository) AS repository,
  cost_center_name,
  CAST(quantity AS DECIMAL(38, 12)) AS consumed_quantity,
  lower(unit_type) AS consumed_unit,
  CAST(gross_amount AS DECIMAL(38, 12)) AS list_usd,
  CAST(net_amount AS DECIMAL(38, 12)) AS billed_usd,
  CAST(aic_quantity AS DECIMAL(38, 12)) AS aic_quantity,
  CAST(aic_gross_amount AS DECIMAL(38, 12)) AS aic_list_usd,
  CAST(coalesce(input_tokens, 0) AS BIGINT) AS uncached_input_tokens,
  CAST(coalesce(cache_read_tokens, 0) AS BIGINT) AS cache_read_tokens,
  CAST(coalesce(cache_write_tokens, 0) AS BIGINT) AS cache_write_tokens,
  CAST(coalesce(output_tokens, 0) AS BIGINT) AS output_tokens,
  file,
  extracted_at_utc
FROM raw_github_billing_csv__lines
