-- AI use as telemetry tells it: one row per request (log record or span) and one per increment of a metric; what was sent twice counts once. Whether a metric's
-- increments count, or the requests behind them, is for int_otel__counted to say. Of Claude Code its api_request events are requests, and its spans where there
-- are no events of the session. Spans of agents, workflows and tools sum up their calls; so does a span below which spans tell of as many tokens, and one of an
-- operation that nobody knows in a trace that has calls: that one is here and no call (is_call). reported_usd is the tool's own estimate.
-- grain: record_key
WITH record AS (
  SELECT *, starts_with("name", 'claude_code.') OR starts_with(coalesce(service_name, ''), 'claude-code') AS is_claude_code,
    -- What a call may be named: of other operations it is not known whether they are calls or hold calls.
    lower(coalesce(operation_name, 'chat')) IN ('chat', 'text_completion', 'generate_content', 'embeddings', 'completion', 'completions', 'responses',
      'messages',
      'image_generation', 'transcription', 'speech', 'rerank') AS is_known_call
  FROM raw_otel__records
), below AS (
  SELECT trace_id, calling_span_id AS span_id, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens
  FROM (
    SELECT trace_id, span_id, calling_span_id, max(coalesce(input_tokens, 0)) AS input_tokens, max(coalesce(output_tokens, 0)) AS output_tokens
    FROM record
    WHERE signal = 'span' AND calling_span_id IS NOT NULL
    GROUP BY ALL
  )
  GROUP BY ALL
), called AS (
  SELECT DISTINCT trace_id FROM record WHERE signal = 'span' AND is_known_call AND operation_name IS NOT NULL
), told_by_event AS (
  SELECT DISTINCT coalesce(session_id, 'none') AS session_id
  FROM record
  WHERE is_claude_code AND signal = 'log' AND "name" IN ('claude_code.api_request', 'api_request')
), request AS (
  SELECT r.*,
    md5(concat_ws('|', "time", service_name, model, r.session_id, user_account_id, user_email, user_id, r.input_tokens, r.output_tokens,
      cache_read_tokens, cache_creation_tokens, cost_usd)) AS line_key,
    is_claude_code OR is_known_call OR called.trace_id IS NULL AS is_call,
    CASE WHEN NOT is_claude_code OR signal = 'span' THEN concat(r.trace_id || '|', r.span_id) END AS span_key
  FROM record r
  LEFT JOIN below ON below.trace_id = r.trace_id AND below.span_id = r.span_id AND signal = 'span'
  LEFT JOIN called ON called.trace_id = r.trace_id
  LEFT JOIN told_by_event ON told_by_event.session_id = coalesce(r.session_id, 'none')
  WHERE signal <> 'metric'
    AND CASE WHEN is_claude_code AND signal = 'log' THEN "name" IN ('claude_code.api_request', 'api_request')
             WHEN is_claude_code THEN "name" = 'claude_code.llm_request' AND told_by_event.session_id IS NULL
             ELSE lower(coalesce(operation_name, 'chat')) NOT IN ('create_agent', 'invoke_agent', 'invoke_workflow', 'execute_tool') END
    -- What the spans below tell of already.
    AND (below.span_id IS NULL OR below.input_tokens < coalesce(r.input_tokens, 0) OR below.output_tokens < coalesce(r.output_tokens, 0))
), once_a_span AS (
  -- The event of an inference and its span are one; only one of them may know the answer's id.
  SELECT * FROM request
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(nullif(span_key, ''), request_id, session_id || '|' || event_sequence, line_key)
    ORDER BY request_id IS NULL, signal, output_tokens DESC NULLS LAST, input_tokens DESC NULLS LAST, "time", line_key, part, extracted_at_utc) = 1
), once_an_answer AS (
  SELECT *, coalesce('request|' || request_id, 'event|' || session_id || '|' || event_sequence, 'span|' || nullif(span_key, ''),
    'line|' || line_key) AS record_key
  FROM once_a_span
  QUALIFY row_number() OVER (
    PARTITION BY record_key
    ORDER BY signal, output_tokens DESC NULLS LAST, input_tokens DESC NULLS LAST, "time", line_key, part, extracted_at_utc) = 1
), counted AS (
  SELECT *,
    CAST(coalesce(input_tokens, 0) AS BIGINT) AS reported_input_tokens,
    CAST(coalesce(cache_read_tokens, 0) AS BIGINT) AS read_tokens,
    CAST(coalesce(cache_creation_tokens, 0) AS BIGINT) AS written_tokens,
    -- Claude Code's input excludes the cache.
    NOT is_claude_code AND input_includes_cache(service_name, scope_name, scope_version, cache_attribute) AS includes_cache
  FROM once_an_answer
), told_point AS (
  -- A start at the point's own time says nothing, and neither does none: then it is the series' start before, or the next.
  SELECT *, CAST("value" AS DECIMAL(38, 12)) AS amount, CASE WHEN start_time < "time" THEN start_time END AS told_start
  FROM record
  WHERE signal = 'metric' AND "value" IS NOT NULL
), started AS (
  SELECT *, CASE WHEN temporality = 'cumulative' THEN coalesce(told_start, last_value(told_start IGNORE NULLS) OVER (so_far ORDER BY "time"),
    first_value(told_start IGNORE NULLS) OVER (so_far ORDER BY "time" ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) ELSE start_time END AS run_start
  FROM told_point
  WINDOW so_far AS (PARTITION BY series, temporality)
), point AS (
  SELECT * FROM started
  QUALIFY row_number() OVER (PARTITION BY series, temporality, run_start, "time" ORDER BY amount DESC, part, extracted_at_utc) = 1
), increment AS (
  -- A cumulative sum counts what it grew by; one that fell has begun anew.
  SELECT *,
    CASE WHEN temporality = 'cumulative' AND lag(amount) OVER grown <= amount THEN amount - lag(amount) OVER grown ELSE amount END AS grown_by
  FROM point
  WINDOW grown AS (PARTITION BY series, temporality, run_start ORDER BY "time")
)
SELECT
  usage_date,
  "time" AS at_utc,
  record_key,
  signal,
  coalesce(provider_key(provider_name), CASE WHEN is_claude_code THEN 'anthropic' END, 'none') AS provider,
  CASE WHEN is_claude_code THEN 'claude_code' ELSE coalesce(service_name, 'none') END AS product,
  model,
  price_key(model) AS price_model,
  prompt_over_tokens(CASE WHEN includes_cache THEN reported_input_tokens ELSE reported_input_tokens + read_tokens + written_tokens END) AS prompt_over_tokens,
  nullif(lower(speed), 'normal') AS speed,
  service_tier,
  error_type IS NOT NULL AS is_failed,
  coalesce(query_source = 'subagent', false) AS is_subagent,
  session_id,
  organization_id,
  coalesce(user_account_id, user_account_uuid, lower(user_email), user_id) AS user_id,
  lower(user_email) AS email,
  repository,
  project,
  team,
  cost_center,
  app_version,
  CAST(NULL AS VARCHAR) AS token_type,
  CAST(NULL AS VARCHAR) AS temporality,
  greatest(reported_input_tokens - CASE WHEN includes_cache THEN read_tokens + written_tokens ELSE 0 END, 0) AS uncached_input_tokens,
  read_tokens AS cache_read_tokens,
  written_tokens AS cache_write_5m_tokens,
  CAST(coalesce(output_tokens, 0) AS BIGINT) AS output_tokens,
  CAST(1 AS BIGINT) AS request_count,
  CASE WHEN cost_usd_micros IS NULL THEN CAST(cost_usd AS DECIMAL(38, 12)) ELSE CAST(cost_usd_micros * 0.000001 AS DECIMAL(38, 12)) END AS reported_usd,
  is_call,
  -- What is not understood, for the check.
  CASE WHEN NOT is_known_call AND NOT is_claude_code THEN lower(operation_name) END AS unknown_operation,
  unknown_usage,
  includes_cache AND reported_input_tokens < read_tokens + written_tokens AS is_smaller_than_cache,
  false AS is_without_start
FROM counted
UNION ALL
SELECT
  usage_date,
  "time",
  concat_ws('|', 'point', series, run_start, "time"),
  signal,
  coalesce(provider_key(provider_name), CASE WHEN is_claude_code THEN 'anthropic' END, 'none'),
  CASE WHEN is_claude_code THEN 'claude_code' ELSE coalesce(service_name, 'none') END,
  model,
  price_key(model),
  0, -- a sum of requests has no prompt
  nullif(lower(speed), 'normal'),
  service_tier,
  false,
  coalesce(query_source = 'subagent', false),
  session_id,
  organization_id,
  coalesce(user_account_id, user_account_uuid, lower(user_email), user_id),
  lower(user_email),
  repository,
  project,
  team,
  cost_center,
  app_version,
  coalesce(token_type, CASE WHEN "name" = 'claude_code.cost.usage' THEN 'cost' ELSE 'none' END),
  temporality,
  CASE WHEN "name" <> 'claude_code.cost.usage' AND token_type = 'input' THEN CAST(grown_by AS BIGINT) ELSE 0 END,
  CASE WHEN token_type = 'cacheRead' THEN CAST(grown_by AS BIGINT) ELSE 0 END,
  CASE WHEN token_type = 'cacheCreation' THEN CAST(grown_by AS BIGINT) ELSE 0 END,
  CASE WHEN "name" <> 'claude_code.cost.usage' AND token_type = 'output' THEN CAST(grown_by AS BIGINT) ELSE 0 END,
  0,
  CASE WHEN "name" = 'claude_code.cost.usage' THEN CAST(grown_by AS DECIMAL(38, 12)) END,
  true,
  NULL,
  NULL,
  false,
  temporality = 'cumulative' AND run_start IS NULL
FROM increment
