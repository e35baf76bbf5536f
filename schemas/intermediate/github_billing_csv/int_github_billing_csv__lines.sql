-- Lines of all "AI usage" CSV files, each use once. Files overlap: of the lines with one key (repository included) those of the file read last stand, and
-- lines of one file add up. Credits and premium requests of one use follow the same rule as the API's (int_github_copilot__metered).
-- grain: usage_date, billing_account_id, user_login, product, sku, metered_as, service_tier, model, organization, repository, cost_center_name
WITH keyed AS (
  SELECT
    * REPLACE (
      coalesce(user_login, 'none') AS user_login,
      coalesce(metered_as, 'none') AS metered_as,
      coalesce(service_tier, 'none') AS service_tier,
      coalesce(model, 'none') AS model,
      coalesce(organization, 'none') AS organization,
      coalesce(repository, 'none') AS repository,
      coalesce(cost_center_name, 'none') AS cost_center_name)
  FROM stg_github_billing_csv__lines
),
newest AS (
  SELECT *
  FROM keyed
  QUALIFY dense_rank() OVER (
    PARTITION BY usage_date, billing_account_id, user_login, product, sku, metered_as, service_tier, model, organization, repository
    ORDER BY extracted_at_utc DESC, file DESC) = 1
),
summed AS (
  SELECT
    usage_date, billing_account_id, user_login, product, sku, meter, metered_as, service_tier, model, organization, repository, cost_center_name,
    max(consumed_unit) AS consumed_unit,
    sum(consumed_quantity) AS consumed_quantity,
    sum(list_usd) AS list_usd,
    sum(billed_usd) AS billed_usd,
    CAST(sum(uncached_input_tokens) AS BIGINT) AS uncached_input_tokens,
    CAST(sum(cache_read_tokens) AS BIGINT) AS cache_read_tokens,
    CAST(sum(cache_write_tokens) AS BIGINT) AS cache_write_tokens,
    CAST(sum(output_tokens) AS BIGINT) AS output_tokens,
    max(extracted_at_utc) AS extracted_at_utc,
    metered_as = CASE WHEN usage_date < DATE '2026-06-01' THEN 'premium_request' ELSE 'ai_credit' END AS is_unit_of_era
  FROM newest
  GROUP BY ALL
)
SELECT
  * EXCLUDE (is_unit_of_era),
  is_unit_of_era OR NOT bool_or(is_unit_of_era) OVER (PARTITION BY usage_date, billing_account_id, meter) AS is_counted
FROM summed
