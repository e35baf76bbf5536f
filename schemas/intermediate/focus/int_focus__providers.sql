-- Who bills a FOCUS charge, and which provider of the ledger that is. Until 1.2 it is ProviderName. From 1.3 on it is who issues the invoice, if that one
-- also provides or hosts the service (a marketplace bills for others); otherwise the issuer is a reseller, and it is who provides the service. Bedrock on
-- an AWS bill stands under aws-bedrock, so that the source which knows its models can be charged for it instead.
-- grain: provider_name, service_provider_name, host_provider_name, invoice_issuer_name, names_bedrock
WITH charge AS (
  SELECT DISTINCT
    coalesce(provider_name, 'none') AS provider_name,
    coalesce(service_provider_name, 'none') AS service_provider_name,
    coalesce(host_provider_name, 'none') AS host_provider_name,
    coalesce(invoice_issuer_name, 'none') AS invoice_issuer_name,
    names_bedrock
  FROM stg_focus__charges
),
seen AS (
  SELECT provider_name AS name FROM charge
  UNION
  SELECT service_provider_name FROM charge
  UNION
  SELECT host_provider_name FROM charge
  UNION
  SELECT invoice_issuer_name FROM charge
),
mapped AS (
  SELECT
    s.name,
    CASE WHEN s.name <> 'none' THEN coalesce(p.provider, trim(regexp_replace(lower(s.name), '[^a-z0-9]+', '-', 'g'), '-')) END AS provider
  FROM seen s
  LEFT JOIN stg_reference__focus_providers p ON trim(lower(s.name)) GLOB p.name_pattern
  QUALIFY row_number() OVER (PARTITION BY s.name ORDER BY length(p.name_pattern) DESC NULLS LAST, p.name_pattern) = 1
)
SELECT
  c.*,
  CASE
    WHEN service.provider IS NULL THEN coalesce(named.provider, issuer.provider, host.provider, 'unknown')
    WHEN issuer.provider IN (service.provider, host.provider) THEN issuer.provider
    ELSE service.provider
  END AS biller,
  CASE WHEN biller = 'aws' AND c.names_bedrock THEN 'aws-bedrock' ELSE biller END AS provider
FROM charge c
JOIN mapped named ON named.name = c.provider_name
JOIN mapped service ON service.name = c.service_provider_name
JOIN mapped host ON host.name = c.host_provider_name
JOIN mapped issuer ON issuer.name = c.invoice_issuer_name
