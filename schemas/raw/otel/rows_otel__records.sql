-- The rows of raw_otel__records in a file of OTLP JSON lines (variable volume_file): batches → scopes → spans, log records, metrics → data points.
-- 64-bit numbers are strings in OTLP JSON; numbers are taken too. Enums are numbers or names.
WITH RECURSIVE batch AS (
  SELECT unnest(list_concat(list_concat("resourceSpans", "resourceLogs"), "resourceMetrics")) AS batch
  FROM read_json(getvariable('volume_file'), format = 'newline_delimited', maximum_object_size = 268435456, columns = {
    "resourceSpans": 'STRUCT(resource STRUCT(attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[]), "scopeSpans" STRUCT(scope STRUCT("name" VARCHAR, "version" VARCHAR), spans STRUCT("name" VARCHAR, "traceId" VARCHAR, "spanId" VARCHAR, "parentSpanId" VARCHAR, "startTimeUnixNano" VARCHAR, "endTimeUnixNano" VARCHAR, attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[])[])[])[]',
    "resourceLogs": 'STRUCT(resource STRUCT(attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[]), "scopeLogs" STRUCT(scope STRUCT("name" VARCHAR, "version" VARCHAR), "logRecords" STRUCT("eventName" VARCHAR, "traceId" VARCHAR, "spanId" VARCHAR, "timeUnixNano" VARCHAR, "observedTimeUnixNano" VARCHAR, body STRUCT("stringValue" VARCHAR), attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[])[])[])[]',
    "resourceMetrics": 'STRUCT(resource STRUCT(attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[]), "scopeMetrics" STRUCT(scope STRUCT("name" VARCHAR, "version" VARCHAR), metrics STRUCT("name" VARCHAR, sum STRUCT("aggregationTemporality" VARCHAR, "dataPoints" STRUCT("startTimeUnixNano" VARCHAR, "timeUnixNano" VARCHAR, "asDouble" VARCHAR, "asInt" VARCHAR, attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[])[]), histogram STRUCT("aggregationTemporality" VARCHAR, "dataPoints" STRUCT("startTimeUnixNano" VARCHAR, "timeUnixNano" VARCHAR, sum VARCHAR, attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[])[]), "exponentialHistogram" STRUCT("aggregationTemporality" VARCHAR, "dataPoints" STRUCT("startTimeUnixNano" VARCHAR, "timeUnixNano" VARCHAR, sum VARCHAR, attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "doubleValue" VARCHAR))[])[]))[])[])[]'
  })
), scope AS (
  SELECT
    CASE WHEN batch."scopeSpans" IS NOT NULL THEN 'span' WHEN batch."scopeLogs" IS NOT NULL THEN 'log' ELSE 'metric' END AS signal,
    batch.resource.attributes AS resource_attributes,
    unnest(list_concat(list_concat(batch."scopeSpans", batch."scopeLogs"), batch."scopeMetrics")) AS scope
  FROM batch
), record AS (
  SELECT signal, resource_attributes, scope.scope.scope AS instrumentation,
    unnest(list_concat(list_concat(scope.spans, scope."logRecords"), scope.metrics)) AS record
  FROM scope
), point AS (
  SELECT
    signal,
    instrumentation,
    record,
    coalesce(record.sum."aggregationTemporality", record.histogram."aggregationTemporality",
      record."exponentialHistogram"."aggregationTemporality") AS temporality,
    resource_attributes,
    unnest(CASE WHEN signal = 'metric'
      THEN list_concat(list_concat(record.sum."dataPoints", record.histogram."dataPoints"), record."exponentialHistogram"."dataPoints")
      ELSE [NULL] END) AS point
  FROM record
  WHERE signal <> 'metric' OR record."name" IN ('claude_code.token.usage', 'claude_code.cost.usage', 'gen_ai.client.token.usage')
), attributed AS (
  -- A record's own attributes come first, and the first of a name counts.
  SELECT *, list_transform(attributes, lambda a: a."key") AS names,
    list_transform(attributes, lambda a: coalesce(a."value"."stringValue", a."value"."intValue", a."value"."doubleValue")) AS texts
  FROM (SELECT *, list_concat(CASE WHEN signal = 'metric' THEN point.attributes ELSE record.attributes END, resource_attributes) AS attributes FROM point)
), reported AS (
  SELECT *,
    coalesce(nullif(record."name", ''), nullif(record."eventName", ''), CASE WHEN starts_with(record.body."stringValue", 'claude_code.')
      THEN record.body."stringValue" END,
      texts[list_position(names, 'event.name')], 'log') AS record_name,
    -- The first name in this order that the record has.
    list_filter([
      'gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cache_read_input_tokens', 'gen_ai.usage.cache_read_tokens',
      'gen_ai.usage.details.cache_read_tokens', 'gen_ai.usage.details.cache_read_input_tokens', 'gen_ai.usage.input_tokens.cached',
      'gen_ai.usage.input_tokens.cache_read', 'gen_ai.usage.cached_input_tokens', 'gen_ai.usage.input_cached_tokens', 'gen_ai.usage.cached_tokens',
      'gen_ai.usage.details.cached_tokens', 'gen_ai.usage.prompt_tokens_details.cached_tokens', 'cache_read_tokens'
    ], lambda name: list_contains(names, name))[1] AS cache_read_name,
    list_filter([
      'gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_creation_input_tokens', 'gen_ai.usage.cache_write_tokens',
      'gen_ai.usage.cache_creation_tokens', 'gen_ai.usage.cache_write.input_tokens', 'gen_ai.usage.details.cache_write_tokens',
      'gen_ai.usage.details.cache_creation_input_tokens', 'gen_ai.usage.input_tokens.cache_write', 'gen_ai.usage.input_tokens.cache_creation',
      'cache_creation_tokens'
    ], lambda name: list_contains(names, name))[1] AS cache_creation_name,
    nullif(array_to_string(list_sort(list_filter(list_distinct(names), lambda name: starts_with(name, 'gen_ai.usage.') AND name NOT IN (
      'gen_ai.usage.cache_creation.input_tokens', 'gen_ai.usage.cache_creation_input_tokens', 'gen_ai.usage.cache_creation_tokens',
      'gen_ai.usage.cache_read.input_tokens', 'gen_ai.usage.cache_read_input_tokens', 'gen_ai.usage.cache_read_tokens',
      'gen_ai.usage.cache_write.input_tokens', 'gen_ai.usage.cache_write_tokens', 'gen_ai.usage.cached_input_tokens', 'gen_ai.usage.cached_tokens',
      'gen_ai.usage.completion_tokens', 'gen_ai.usage.cost', 'gen_ai.usage.details.cache_creation_input_tokens',
      'gen_ai.usage.details.cache_read_input_tokens', 'gen_ai.usage.details.cache_read_tokens', 'gen_ai.usage.details.cache_write_tokens',
      'gen_ai.usage.details.cached_tokens', 'gen_ai.usage.details.reasoning_tokens', 'gen_ai.usage.input_cached_tokens', 'gen_ai.usage.input_tokens',
      'gen_ai.usage.input_tokens.cache_creation', 'gen_ai.usage.input_tokens.cache_read', 'gen_ai.usage.input_tokens.cache_write',
      'gen_ai.usage.input_tokens.cached', 'gen_ai.usage.output_tokens', 'gen_ai.usage.output_tokens.reasoning', 'gen_ai.usage.prompt_tokens',
      'gen_ai.usage.prompt_tokens_details.cached_tokens', 'gen_ai.usage.reasoning.output_tokens', 'gen_ai.usage.reasoning_tokens',
      'gen_ai.usage.total_tokens'
    ))), ' '), '') AS unknown_usage
  FROM attributed
  WHERE signal = 'metric'
    OR list_has_any(names, ['gen_ai.usage.input_tokens', 'gen_ai.usage.output_tokens', 'gen_ai.usage.prompt_tokens', 'gen_ai.usage.completion_tokens'])
    OR (record_name IN ('claude_code.api_request', 'api_request', 'claude_code.llm_request')
      AND list_has_all(names, ['model', 'input_tokens', 'output_tokens']))
), link AS (
  SELECT DISTINCT record."traceId" AS trace_id, record."spanId" AS span_id, record."parentSpanId" AS parent_span_id
  FROM record
  WHERE signal = 'span' AND record."parentSpanId" <> ''
), use AS (
  SELECT DISTINCT record."traceId" AS trace_id, record."spanId" AS span_id FROM reported WHERE signal = 'span'
), above AS (
  -- From each span with use up to the next span with use, or to where the file knows no further.
  SELECT u.trace_id, u.span_id, l.parent_span_id AS above_span_id, 1 AS steps
  FROM use u
  JOIN link l ON l.trace_id = u.trace_id AND l.span_id = u.span_id
  UNION ALL
  SELECT a.trace_id, a.span_id, l.parent_span_id, a.steps + 1
  FROM above a
  JOIN link l ON l.trace_id = a.trace_id AND l.span_id = a.above_span_id
  ANTI JOIN use u ON u.trace_id = a.trace_id AND u.span_id = a.above_span_id
  WHERE a.steps < 64
), caller AS (
  SELECT trace_id, span_id, above_span_id FROM above
  QUALIFY row_number() OVER (PARTITION BY trace_id, span_id ORDER BY steps DESC, above_span_id) = 1
)
SELECT
  signal,
  record_name AS "name",
  coalesce(
    make_timestamp(nullif(CAST(coalesce(nullif(CASE WHEN signal = 'metric' THEN point."timeUnixNano" WHEN signal = 'span' THEN record."endTimeUnixNano"
      ELSE record."timeUnixNano" END, '0'),
      record."observedTimeUnixNano") AS BIGINT), 0) // 1000),
    CAST(timezone('UTC', CAST(texts[list_position(names, 'event.timestamp')] AS TIMESTAMPTZ)) AS TIMESTAMP)) AS "time",
  make_timestamp(nullif(CAST(CASE WHEN signal = 'metric' THEN point."startTimeUnixNano" ELSE record."startTimeUnixNano" END AS BIGINT),
    0) // 1000) AS start_time,
  nullif(record."traceId", '') AS trace_id,
  nullif(record."spanId", '') AS span_id,
  caller.above_span_id AS calling_span_id,
  nullif(instrumentation."name", '') AS scope_name,
  nullif(instrumentation."version", '') AS scope_version,
  texts[list_position(names, 'service.name')] AS service_name,
  coalesce(texts[list_position(names, 'app.version')], texts[list_position(names, 'service.version')]) AS app_version,
  texts[list_position(names, 'gen_ai.operation.name')] AS operation_name,
  coalesce(texts[list_position(names, 'gen_ai.provider.name')], texts[list_position(names, 'gen_ai.system')]) AS provider_name,
  coalesce(texts[list_position(names, 'gen_ai.response.model')], texts[list_position(names, 'gen_ai.request.model')],
    texts[list_position(names, 'model')]) AS model,
  coalesce(texts[list_position(names, 'gen_ai.usage.input_tokens')], texts[list_position(names, 'gen_ai.usage.prompt_tokens')],
    texts[list_position(names, 'input_tokens')]) AS input_tokens,
  coalesce(texts[list_position(names, 'gen_ai.usage.output_tokens')], texts[list_position(names, 'gen_ai.usage.completion_tokens')],
    texts[list_position(names, 'output_tokens')]) AS output_tokens,
  texts[list_position(names, cache_read_name)] AS cache_read_tokens,
  texts[list_position(names, cache_creation_name)] AS cache_creation_tokens,
  coalesce(cache_read_name, cache_creation_name) AS cache_attribute,
  unknown_usage,
  coalesce(texts[list_position(names, 'cost_usd')], texts[list_position(names, 'gen_ai.usage.cost')]) AS cost_usd,
  texts[list_position(names, 'cost_usd_micros')] AS cost_usd_micros,
  texts[list_position(names, 'speed')] AS speed,
  coalesce(texts[list_position(names, 'gen_ai.openai.response.service_tier')], texts[list_position(names, 'openai.response.service_tier')]) AS service_tier,
  texts[list_position(names, 'error.type')] AS error_type,
  texts[list_position(names, 'query_source')] AS query_source,
  coalesce(texts[list_position(names, 'request_id')], texts[list_position(names, 'gen_ai.response.id')]) AS request_id,
  texts[list_position(names, 'event.sequence')] AS event_sequence,
  coalesce(texts[list_position(names, 'session.id')], texts[list_position(names, 'gen_ai.conversation.id')]) AS session_id,
  texts[list_position(names, 'organization.id')] AS organization_id,
  texts[list_position(names, 'user.account_id')] AS user_account_id,
  texts[list_position(names, 'user.account_uuid')] AS user_account_uuid,
  texts[list_position(names, 'user.email')] AS user_email,
  coalesce(texts[list_position(names, 'user.id')], texts[list_position(names, 'enduser.id')]) AS user_id,
  coalesce(texts[list_position(names, 'vcs.repository.name')], texts[list_position(names, 'repository')]) AS repository,
  texts[list_position(names, 'project')] AS project,
  coalesce(texts[list_position(names, 'team.id')], texts[list_position(names, 'team')]) AS team,
  texts[list_position(names, 'cost_center')] AS cost_center,
  CASE WHEN signal = 'metric' THEN coalesce(texts[list_position(names, 'type')], texts[list_position(names, 'gen_ai.token.type')]) END AS token_type,
  CASE WHEN temporality IN ('1', 'AGGREGATION_TEMPORALITY_DELTA') THEN 'delta' WHEN temporality IN ('2', 'AGGREGATION_TEMPORALITY_CUMULATIVE') THEN 'cumulative'
    ELSE temporality END AS temporality,
  CASE WHEN signal = 'metric' THEN md5(concat(record_name, CAST(list_sort(attributes) AS VARCHAR))) END AS series,
  CASE WHEN signal = 'metric' THEN coalesce(point."asDouble", point."asInt", point.sum) END AS "value"
FROM reported
LEFT JOIN caller ON caller.trace_id = record."traceId" AND caller.span_id = record."spanId" AND signal = 'span'
