-- Amounts that can only be in another unit, or are none. Only what lands now is looked at.
SELECT concat(usage_date, ' ', "timestamp") AS line_number, field, 'an amount in cents, at most 100000000000000' AS expected, found,
  'look at the answer: nothing has landed' AS "try", 'usage_events' AS entity
FROM (
  SELECT usage_date, "timestamp", extracted_at_utc, unnest(['chargedCents', 'cursorTokenFee', 'tokenUsage.totalCents']) AS field,
    unnest(["chargedCents", "cursorTokenFee", "tokenUsage"."totalCents"]) AS found
  FROM raw_cursor__usage_events
)
WHERE found IS NOT NULL AND coalesce(abs(TRY_CAST(found AS DECIMAL(38, 10))) > 100000000000000, true)
  AND extracted_at_utc = (SELECT max(extracted_at_utc) FROM landed WHERE source = 'cursor')
LIMIT 20
