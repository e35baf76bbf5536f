-- What members of a group may use (entitlements.csv).
-- grain: group_id, products, valid_from
-- published: access
-- columns:
--   group_id        The directory's id or name of the group; * = everybody.
--   products        Allowed products as vendor/product: patterns, alternatives between bars.
--   models          Allowed models: patterns, alternatives between bars.
--   default_model   What the group should use unless there is a reason; NULL = none is named.
--   limit_tier      Name of the limit tier of its members; NULL = none is named.
--   valid_from      First day of validity (inclusive, UTC).
--   valid_to        End of validity (exclusive, UTC); NULL = open.
--   note            The file's note.
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
