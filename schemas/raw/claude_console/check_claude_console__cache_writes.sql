-- Cache writes are nested. Read under a name that is not there they would silently be zero.
SELECT 0 AS line_number, 'cache_creation' AS field, 'ephemeral_5m_input_tokens and ephemeral_1h_input_tokens' AS expected,
  concat(count(*), ' rows of ', usage_date, ' lack one of them') AS found, 'the vendor changed its answer: change the contract in schemas/raw' AS "try", entity
FROM (
  SELECT usage_date, cache_creation, 'messages_usage' AS entity FROM raw_claude_console__messages_usage
  UNION ALL SELECT usage_date, cache_creation, 'messages_usage_total' FROM raw_claude_console__messages_usage_total
) AS usage_rows
WHERE cache_creation.ephemeral_5m_input_tokens IS NULL OR cache_creation.ephemeral_1h_input_tokens IS NULL
GROUP BY usage_date, entity
