-- Telemetry that is not counted and may be use: request spans of Claude Code without their events, and operations that nobody knows.
SELECT
  'anthropic' AS provider,
  'otel' AS billing_account_id,
  usage_date,
  session_id AS subject,
  'no_request_event' AS reason,
  true AS is_estimate,
  false AS is_settled,
  count(*) AS row_count,
  CAST(sum(token_count) AS BIGINT) AS token_count,
  'the exporter lost events of the session: send logs and traces to the same files, then finops extract --source otel' AS settled_by
FROM stg_otel__untold_spans
GROUP BY ALL
UNION ALL
SELECT
  provider,
  'otel',
  usage_date,
  unknown_operation,
  'unknown_operation',
  true,
  false,
  count(*),
  CAST(sum(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + output_tokens) AS BIGINT),
  'nothing, if it sums up the calls of its trace; if it is a call, let the tool name it so: gen_ai.operation.name chat'
FROM stg_otel__records
WHERE is_call IS false
GROUP BY ALL
