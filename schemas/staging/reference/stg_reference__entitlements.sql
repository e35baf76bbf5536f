-- What members of a group may use.
-- grain: group_id, products, valid_from
SELECT
  group_id,
  products,
  models,
  default_model,
  limit_tier,
  valid_from,
  valid_to,
  note,
  CAST(line_number AS BIGINT) AS line_number
FROM raw_reference__entitlements
