-- Costs that can only be in another unit. Only what lands now is looked at.
SELECT CAST("time" AS VARCHAR) AS line_number, "name" AS field, 'an amount in dollars, at most 1000000000000' AS expected,
  coalesce(CAST(cost_usd_micros AS VARCHAR), "value") AS found, 'look at the exporter: nothing has landed' AS "try", 'records' AS entity
FROM raw_otel__records
WHERE (abs(cost_usd_micros) > 1000000000000000000
    OR ("name" = 'claude_code.cost.usage' AND coalesce(abs(TRY_CAST("value" AS DECIMAL(38, 12))) > 1000000000000, "value" IS NOT NULL)))
  AND extracted_at_utc = (SELECT max(extracted_at_utc) FROM landed WHERE source = 'otel')
LIMIT 20
