-- Spend limits of our own, in USD a month. limit_usd NULL: expressly no limit.
-- grain: scope_type, scope_id, provider, valid_from
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
