-- Spend limits of our own, in USD a month (limits.csv): for vendors that have none, and as a reading of those that have. limit_usd NULL: expressly no limit.
-- grain: scope_type, scope_id, provider, valid_from
-- published: limits
-- columns:
--   scope_type   organization (what all may use together), group (each member), seat_type (each holder), person.
--   scope_id     organization, the directory's id or name of the group, the seat's product, or the person.
--   provider     Vendor as the ledger writes it; * = all vendors together.
--   limit_usd    What a month's use may cost; NULL = expressly no limit.
--   valid_from   First day of validity (inclusive, UTC).
--   valid_to     End of validity (exclusive, UTC); NULL = open.
--   note         The file's note.
SELECT
  scope_type,
  scope_id,
  provider,
  CAST(amount AS DECIMAL(38, 12)) AS limit_usd,
  valid_from,
  valid_to,
  note,
  CAST(line_number AS BIGINT) AS line_number
FROM raw_reference__limits
