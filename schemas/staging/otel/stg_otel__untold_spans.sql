-- Claude Code's request spans in sessions that have events, none of which tells of the same request: the session is counted by its events, and these are not.
-- grain: session_id, request_id
WITH record AS (
  SELECT *
  FROM raw_otel__records
  WHERE (starts_with("name", 'claude_code.') OR starts_with(coalesce(service_name, ''), 'claude-code')) AND session_id IS NOT NULL
), told AS (
  SELECT DISTINCT session_id, request_id FROM record WHERE signal = 'log' AND "name" IN ('claude_code.api_request', 'api_request')
)
SELECT
  session_id,
  request_id,
  min(usage_date) AS usage_date,
  CAST(max(coalesce(input_tokens, 0) + coalesce(cache_read_tokens, 0) + coalesce(cache_creation_tokens, 0) + coalesce(output_tokens, 0)) AS BIGINT)
    AS token_count
FROM record
SEMI JOIN (SELECT session_id FROM told) s USING (session_id)
ANTI JOIN told USING (session_id, request_id)
WHERE signal = 'span' AND "name" = 'claude_code.llm_request' AND request_id IS NOT NULL
  -- where the events name no requests, nothing can be said of one
  AND session_id NOT IN (SELECT session_id FROM told WHERE request_id IS NULL)
GROUP BY session_id, request_id
