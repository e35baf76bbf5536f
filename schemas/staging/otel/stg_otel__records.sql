-- AI use as telemetry tells it: one row per request (log record or span) and one per increment of a metric; what was sent twice counts once. Whether a metric's
-- increments count, or the requests behind them, is for int_otel__counted to say. Of Claude Code only api_request events are requests: its spans and other
-- events repeat them. Spans of agents, workflows and tools sum up their calls. reported_usd is the tool's own estimate: evidence, never the price.
-- grain: record_key
WITH record AS (
  SELECT *, starts_with("name", 'claude_code.') OR starts_with(coalesce(service_name, ''), 'claude-code') AS is_claude_code
  FROM raw_otel__records
), request AS (
  SELECT *,
    md5(concat_ws('|', "time", service_name, model, session_id, user_account_id, user_email, user_id, input_tokens, output_tokens, cache_read_tokens,
      cache_creation_tokens, cost_usd)) AS line_key,
    CASE WHEN NOT is_claude_code THEN concat(trace_id || '|', span_id) END AS span_key
  FROM record
  WHERE signal <> 'metric'
    AND CASE WHEN is_claude_code THEN signal = 'log' AND "name" IN ('claude_code.api_request', 'api_request')
             ELSE coalesce(operation_name, 'chat') NOT IN ('create_agent', 'invoke_agent', 'invoke_workflow', 'execute_tool') END
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
    CAST(coalesce(cache_creation_tokens, 0) AS BIGINT) AS written_tokens
  FROM once_an_answer
), point AS (
  SELECT *, CAST("value" AS DECIMAL(38, 12)) AS amount
  FROM record
  WHERE signal = 'metric' AND "value" IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY series, temporality, start_time, "time" ORDER BY amount DESC, part, extracted_at_utc) = 1
), increment AS (
  -- A cumulative sum counts what it grew by; one that fell has begun anew.
  SELECT *,
    CASE WHEN temporality = 'cumulative' AND lag(amount) OVER grown <= amount THEN amount - lag(amount) OVER grown ELSE amount END AS grown_by
  FROM point
  WINDOW grown AS (PARTITION BY series, temporality, start_time ORDER BY "time")
)
SELECT
  usage_date,
  "time" AS at_utc,
  record_key,
  signal,
  coalesce(lower(provider_name), CASE WHEN is_claude_code THEN 'anthropic' END, 'none') AS provider,
  CASE WHEN is_claude_code THEN 'claude_code' ELSE coalesce(service_name, 'none') END AS product,
  model,
  price_key(model) AS price_model,
  -- GenAI conventions count the cache into the input, Claude Code and older instrumentations don't: an input smaller than its cache can't include it.
  prompt_over_tokens(CASE WHEN is_claude_code OR reported_input_tokens < read_tokens + written_tokens THEN reported_input_tokens + read_tokens + written_tokens
    ELSE reported_input_tokens END) AS prompt_over_tokens,
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
  reported_input_tokens - CASE WHEN is_claude_code OR reported_input_tokens < read_tokens + written_tokens THEN 0
    ELSE read_tokens + written_tokens END AS uncached_input_tokens,
  read_tokens AS cache_read_tokens,
  written_tokens AS cache_write_5m_tokens,
  CAST(coalesce(output_tokens, 0) AS BIGINT) AS output_tokens,
  CAST(1 AS BIGINT) AS request_count,
  CASE WHEN cost_usd_micros IS NULL THEN CAST(cost_usd AS DECIMAL(38, 12)) ELSE CAST(cost_usd_micros * 0.000001 AS DECIMAL(38, 12)) END AS reported_usd
FROM counted
UNION ALL
SELECT
  usage_date,
  "time",
  concat_ws('|', 'point', series, start_time, "time"),
  signal,
  coalesce(lower(provider_name), CASE WHEN is_claude_code THEN 'anthropic' END, 'none'),
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
  CASE WHEN "name" = 'claude_code.cost.usage' THEN CAST(grown_by AS DECIMAL(38, 12)) END
FROM increment
