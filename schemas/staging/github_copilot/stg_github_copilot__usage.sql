-- What GitHub bills an account per day, SKU, organization and repository, in USD. GitHub writes amounts as doubles: what lies beyond the twelfth decimal
-- is noise of that form and is rounded here. metered_as says in what a SKU counts Copilot use (the unit decides, then the SKU's name; NULL: seats, minutes,
-- storage); meter is what is metered, whichever of the two units counts it: copilot, coding_agent, spark.
SELECT
  usage_date,
  part AS billing_account_id,
  lower(product) AS product,
  replace(lower(sku), ' ', '_') AS sku,
  CASE
    WHEN regexp_matches(lower("unitType"), '^ai[-_ ]?(credit|unit)') OR ("unitType" IS NULL AND regexp_matches(lower(sku), 'ai[-_ ](credit|unit)'))
      THEN 'ai_credit'
    WHEN regexp_matches(lower("unitType"), '^(premium[-_ ])?requests?$') OR ("unitType" IS NULL AND regexp_matches(lower(sku), 'premium[-_ ]request'))
      THEN 'premium_request'
  END AS metered_as,
  regexp_replace(replace(lower(sku), ' ', '_'), '_(premium_request|ai_credit|ai_unit)s?$', '') AS meter,
  lower("organizationName") AS organization,
  "repositoryName" AS repository,
  CAST(quantity AS DECIMAL(38, 12)) AS consumed_quantity,
  lower("unitType") AS consumed_unit,
  CAST("grossAmount" AS DECIMAL(38, 12)) AS list_usd,
  CAST("netAmount" AS DECIMAL(38, 12)) AS billed_usd
FROM raw_github_copilot__usage
