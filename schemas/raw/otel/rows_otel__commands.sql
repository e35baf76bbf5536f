-- The rows of raw_otel__commands in a file of OTLP JSON lines (variable volume_file): batches → scopes → spans and log records that name a tool or a slash
-- command. A value that does not look like a name is left out, whatever it is: a command line may begin with a secret.
WITH batch AS (
  SELECT unnest(list_concat("resourceSpans", "resourceLogs")) AS batch
  FROM read_json(getvariable('volume_file'), format = 'newline_delimited', maximum_object_size = 268435456, columns = {
    "resourceSpans": 'STRUCT(resource STRUCT(attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "boolValue" VARCHAR))[]), "scopeSpans" STRUCT(spans STRUCT("name" VARCHAR, "traceId" VARCHAR, "spanId" VARCHAR, "endTimeUnixNano" VARCHAR, attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "boolValue" VARCHAR))[])[])[])[]',
    "resourceLogs": 'STRUCT(resource STRUCT(attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "boolValue" VARCHAR))[]), "scopeLogs" STRUCT("logRecords" STRUCT("eventName" VARCHAR, "traceId" VARCHAR, "spanId" VARCHAR, "timeUnixNano" VARCHAR, "observedTimeUnixNano" VARCHAR, body STRUCT("stringValue" VARCHAR), attributes STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR, "intValue" VARCHAR, "boolValue" VARCHAR))[])[])[])[]'
  })
), scope AS (
  SELECT
    CASE WHEN batch."scopeSpans" IS NOT NULL THEN 'span' ELSE 'log' END AS signal,
    batch.resource.attributes AS resource_attributes,
    unnest(list_concat(batch."scopeSpans", batch."scopeLogs")) AS scope
  FROM batch
), record AS (
  SELECT signal, resource_attributes, unnest(list_concat(scope.spans, scope."logRecords")) AS record
  FROM scope
), attributed AS (
  -- A record's own attributes come first, and the first of a name counts.
  SELECT *, list_transform(attributes, lambda a: a."key") AS names,
    list_transform(attributes, lambda a: coalesce(a."value"."stringValue", a."value"."intValue", a."value"."boolValue")) AS texts
  FROM (SELECT *, list_concat(record.attributes, resource_attributes) AS attributes FROM record)
), reported AS (
  SELECT *,
    coalesce(nullif(record."name", ''), nullif(record."eventName", ''), CASE WHEN starts_with(record.body."stringValue", 'claude_code.')
      THEN record.body."stringValue" END,
      texts[list_position(names, 'event.name')], 'log') AS record_name,
    CASE WHEN json_valid(texts[list_position(names, 'tool_parameters')]) THEN CAST(texts[list_position(names, 'tool_parameters')] AS JSON) END AS parameters
  FROM attributed
  WHERE (signal = 'log' AND record_name IN ('claude_code.tool_result', 'tool_result') AND list_contains(names, 'tool_name'))
    OR (signal = 'log' AND record_name IN ('claude_code.user_prompt', 'user_prompt') AND list_contains(names, 'command_name'))
    OR (signal = 'span' AND texts[list_position(names, 'gen_ai.operation.name')] = 'execute_tool' AND list_contains(names, 'gen_ai.tool.name'))
)
SELECT
  signal,
  record_name AS "name",
  coalesce(
    make_timestamp(nullif(CAST(coalesce(nullif(CASE WHEN signal = 'span' THEN record."endTimeUnixNano" ELSE record."timeUnixNano" END, '0'),
      record."observedTimeUnixNano") AS BIGINT), 0) // 1000),
    CAST(timezone('UTC', CAST(texts[list_position(names, 'event.timestamp')] AS TIMESTAMPTZ)) AS TIMESTAMP)) AS "time",
  nullif(record."traceId", '') AS trace_id,
  nullif(record."spanId", '') AS span_id,
  texts[list_position(names, 'service.name')] AS service_name,
  coalesce(texts[list_position(names, 'app.version')], texts[list_position(names, 'service.version')]) AS app_version,
  coalesce(texts[list_position(names, 'gen_ai.provider.name')], texts[list_position(names, 'gen_ai.system')]) AS provider_name,
  texts[list_position(names, 'event.sequence')] AS event_sequence,
  coalesce(texts[list_position(names, 'session.id')], texts[list_position(names, 'gen_ai.conversation.id')]) AS session_id,
  texts[list_position(names, 'user.account_id')] AS user_account_id,
  texts[list_position(names, 'user.account_uuid')] AS user_account_uuid,
  texts[list_position(names, 'user.email')] AS user_email,
  coalesce(texts[list_position(names, 'user.id')], texts[list_position(names, 'enduser.id')]) AS user_id,
  nullif(regexp_extract(coalesce(texts[list_position(names, 'tool_name')], texts[list_position(names, 'gen_ai.tool.name')]),
    '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$'), '') AS tool_name,
  coalesce(texts[list_position(names, 'tool_use_id')], texts[list_position(names, 'gen_ai.tool.call.id')]) AS tool_use_id,
  texts[list_position(names, 'success')] AS success,
  nullif(regexp_extract(texts[list_position(names, 'error.type')], '^[A-Za-z0-9_.:-]{1,64}$'), '') AS error_type,
  nullif(regexp_extract(parameters->>'$.bash_command', '^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,31}$'), '') AS bash_command,
  nullif(regexp_extract(parameters->>'$.mcp_server_name', '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$'), '') AS mcp_server_name,
  nullif(regexp_extract(parameters->>'$.mcp_tool_name', '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$'), '') AS mcp_tool_name,
  nullif(regexp_extract(parameters->>'$.skill_name', '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$'), '') AS skill_name,
  nullif(regexp_extract(ltrim(texts[list_position(names, 'command_name')], '/'), '^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}$'), '') AS command_name,
  nullif(regexp_extract(texts[list_position(names, 'command_source')], '^[A-Za-z0-9_.:-]{1,64}$'), '') AS command_source
FROM reported
