-- What a tag's key means: cost_center, owner, application, environment or business_unit. The lower priority goes first.
-- grain: tag_key
SELECT
  regexp_replace(lower(tag_key), '[^a-z0-9]', '', 'g') AS tag_key,
  meaning,
  CAST(line_number AS BIGINT) AS priority
FROM raw_reference__tag_keys
