-- Budgets as they were approved, every version, in their own currency.
-- grain: scope_type, scope_id, period_type, period_start, version
SELECT
  scope_type,
  scope_id,
  period_type,
  period_start,
  CAST(version AS BIGINT) AS version,
  currency,
  CAST(amount AS DECIMAL(18, 2)) AS amount,
  coalesce(rate_type, 'spot') AS rate_type,
  coalesce(rate_date, period_start) AS rate_date,
  approved_by,
  note,
  CAST(line_number AS BIGINT) AS line_number
FROM raw_reference__budgets
