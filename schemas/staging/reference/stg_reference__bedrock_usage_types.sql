-- Under which model id a name on AWS's bill stands.
-- grain: billing_name
SELECT
  regexp_replace(lower(billing_name), '[^a-z0-9.]', '', 'g') AS billing_name,
  model
FROM raw_reference__bedrock_usage_types
