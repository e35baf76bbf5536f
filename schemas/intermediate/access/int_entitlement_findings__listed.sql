-- Findings of the entitlements (int_entitlement_findings__monthly) over all months since the policy began.
-- grain: finding, provider, product, model, principal_id, person_id
SELECT
  finding,
  provider,
  product,
  model,
  principal_id,
  person_id,
  min(first_date) AS first_date,
  max(last_date) AS last_date,
  CAST(sum(day_count) AS BIGINT) AS day_count,
  CAST(sum(billed_usd) AS DECIMAL(38, 12)) AS billed_usd,
  max(detail) AS detail
FROM int_entitlement_findings__monthly
GROUP BY finding, provider, product, model, principal_id, person_id
