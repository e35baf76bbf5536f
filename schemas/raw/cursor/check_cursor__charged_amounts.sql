-- An event that is charged without an amount would be charged nothing.
SELECT 0 AS line_number, 'chargedCents' AS field, 'an amount in cents where isChargeable is true' AS expected,
  concat(count(*), ' events of ', usage_date, ' have none') AS found,
  'the vendor changed its answer: change the contract in schemas/raw' AS "try", 'usage_events' AS entity
FROM raw_cursor__usage_events
WHERE "isChargeable" AND "chargedCents" IS NULL
GROUP BY usage_date
