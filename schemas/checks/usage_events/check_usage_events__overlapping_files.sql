-- Requests without an id that stand in two files with everything the same. Each is counted: if the files overlap, take one of them away, or name a request_id.
-- severity: warn
WITH request AS (
  SELECT usage_date, min(part) AS part, max(part) AS other_part
  FROM stg_usage_events__requests
  WHERE request_id IS NULL
  GROUP BY usage_date, at_utc, gateway, provider, user_id, model, session_id, api_key_id, uncached_input_tokens, cache_read_tokens, cache_write_5m_tokens,
    cache_write_1h_tokens, output_tokens, reported_usd
  HAVING min(part) <> max(part)
)
SELECT 'usage-events' AS source, usage_date, part, other_part, count(*) AS request_count
FROM request
GROUP BY usage_date, part, other_part
