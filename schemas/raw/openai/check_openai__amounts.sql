-- Amounts that can only be in another unit, or are none. Only what lands now is looked at.
SELECT concat(usage_date, ' ', coalesce(line_item, 'no line item')) AS line_number, 'amount.value' AS field,
  'an amount in dollars, at most 1000000000000' AS expected, amount."value" AS found, 'look at the answer: nothing has landed' AS "try", 'costs' AS entity
FROM raw_openai__costs
WHERE coalesce(abs(TRY_CAST(amount."value" AS DECIMAL(38, 12))) > 1000000000000, true)
  AND extracted_at_utc = (SELECT max(extracted_at_utc) FROM landed WHERE source = 'openai')
LIMIT 20
