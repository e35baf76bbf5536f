-- An input that is said to include the cache, and is smaller than what the cache gave and took. Only what lands now is looked at.
SELECT coalesce(request_id, CAST(ts AS VARCHAR)) AS line_number, 'input_tokens' AS field,
  concat('at least the ', cache_read_tokens + cache_write_tokens, ' tokens read from and written to the cache, as input_includes_cache says') AS expected,
    CAST(input_tokens AS VARCHAR) AS found,
  'take input_includes_cache out if the gateway counts the cache apart; nothing has landed' AS "try", 'requests' AS entity
FROM raw_usage_events__requests
WHERE input_includes_cache AND input_tokens < cache_read_tokens + cache_write_tokens
  AND extracted_at_utc = (SELECT max(extracted_at_utc) FROM landed WHERE source = 'usage-events')
LIMIT 20
