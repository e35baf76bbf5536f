-- One row per answer of the API in local Claude Code sessions, repeated lines counted once.
-- Several lines of one answer, and copies in resumed or forked sessions, share message id and request id: the one with the most output counts.
-- A sidechain's replay, or a line without request id, counts only where the answer is not there otherwise. Without a message id a line stands for itself.
-- Calls of another model behind an answer (an advisor's) are rows of their own: call 1, 2, …; the answer is call 0.
-- grain: message_id, request_id, usage_date, call_number
WITH usage_line AS (
  SELECT
    usage_date,
    part,
    line_number,
    "timestamp" AS at_utc,
    "sessionId" AS session_id,
    coalesce(message.id, uuid, concat(part, ':', line_number)) AS message_id,
    "requestId" AS request_id,
    message.model AS model,
    coalesce("isSidechain", false) AS is_sidechain,
    cwd AS project,
    nullif(regexp_extract(replace(cwd, '\', '/'), '([^/]+)/*$', 1), '') AS repository,
    "gitBranch" AS git_branch,
    -- <label>/.claude/projects/<project>/<session>.jsonl: whoever collects the logs of several machines names their folders.
    nullif(regexp_extract(part, '^(.+?)/(\.claude/|\.config/claude/)?projects/', 1), '') AS machine_label,
    -- A count stands as a total and as a sum of parts (the calls behind an answer, the lifetimes of the cache): the greater of the two counts.
    list_filter(message.usage.iterations, lambda i: coalesce(i.model, message.model) = message.model) AS own,
    list_filter(message.usage.iterations, lambda i: i.model <> message.model) AS of_others,
    CAST(greatest(coalesce(message.usage.input_tokens, 0), coalesce(list_sum(list_transform(own, lambda i: i.input_tokens)), 0)) AS BIGINT)
      AS uncached_input_tokens,
    CAST(greatest(coalesce(message.usage.cache_read_input_tokens, 0),
      coalesce(list_sum(list_transform(own, lambda i: i.cache_read_input_tokens)), 0)) AS BIGINT)
      AS cache_read_tokens,
    CAST(greatest(coalesce(message.usage.cache_creation.ephemeral_1h_input_tokens, 0),
      coalesce(list_sum(list_transform(own, lambda i: i.cache_creation.ephemeral_1h_input_tokens)), 0)) AS BIGINT) AS cache_write_1h_tokens,
    -- What nobody says the lifetime of is the default one, of five minutes.
    CAST(greatest(coalesce(message.usage.cache_creation_input_tokens, 0),
      coalesce(list_sum(list_transform(own, lambda i: i.cache_creation_input_tokens)), 0),
      coalesce(message.usage.cache_creation.ephemeral_5m_input_tokens, 0) + cache_write_1h_tokens) - cache_write_1h_tokens AS BIGINT) AS cache_write_5m_tokens,
    CAST(greatest(coalesce(message.usage.output_tokens, 0), coalesce(list_sum(list_transform(own, lambda i: i.output_tokens)), 0)) AS BIGINT) AS output_tokens,
    message.usage.speed AS speed,
    message.usage.service_tier AS service_tier,
    message.usage.inference_geo AS inference_geo,
    CAST(coalesce(message.usage.server_tool_use.web_search_requests, 0) AS BIGINT) AS web_search_count
  FROM raw_claude_code__messages
  WHERE coalesce(message.model, '') <> '<synthetic>' AND NOT coalesce("isApiErrorMessage", false)
), answer AS (
  SELECT *, request_id IS NOT NULL AND NOT is_sidechain AS is_original
  FROM usage_line
  QUALIFY row_number() OVER (
    PARTITION BY message_id, request_id
    ORDER BY is_sidechain, output_tokens DESC, uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens DESC, at_utc DESC,
      part, line_number DESC) = 1
), counted AS (
  SELECT *
  FROM answer
  QUALIFY is_original OR row_number() OVER (PARTITION BY message_id
    ORDER BY is_original DESC, is_sidechain, output_tokens DESC, at_utc DESC, part, line_number DESC) = 1
), call AS (
  SELECT * EXCLUDE (own, of_others, is_original, part, line_number), 0 AS call_number FROM counted
  UNION ALL BY NAME
  SELECT * EXCLUDE (other),
    other.model AS model,
    CAST(coalesce(other.input_tokens, 0) AS BIGINT) AS uncached_input_tokens,
    CAST(coalesce(other.cache_read_input_tokens, 0) AS BIGINT) AS cache_read_tokens,
    CAST(coalesce(other.cache_creation.ephemeral_1h_input_tokens, 0) AS BIGINT) AS cache_write_1h_tokens,
    CAST(greatest(coalesce(other.cache_creation_input_tokens, 0),
      coalesce(other.cache_creation.ephemeral_5m_input_tokens, 0) + cache_write_1h_tokens) - cache_write_1h_tokens AS BIGINT) AS cache_write_5m_tokens,
    CAST(coalesce(other.output_tokens, 0) AS BIGINT) AS output_tokens
  FROM (
    SELECT usage_date, at_utc, session_id, message_id, request_id, is_sidechain, project, repository, git_branch, machine_label, speed, service_tier,
      inference_geo, CAST(0 AS BIGINT) AS web_search_count, unnest(of_others) AS other, generate_subscripts(of_others, 1) AS call_number
    FROM counted
  )
)
SELECT
  usage_date,
  at_utc,
  session_id,
  message_id,
  request_id,
  call_number,
  model,
  price_key(model) AS price_model,
  prompt_over_tokens(uncached_input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens) AS prompt_over_tokens,
  is_sidechain,
  project,
  repository,
  git_branch,
  CAST(NULL AS VARCHAR) AS user_id,
  machine_label,
  uncached_input_tokens,
  cache_read_tokens,
  cache_write_5m_tokens,
  cache_write_1h_tokens,
  output_tokens,
  speed,
  service_tier,
  inference_geo,
  web_search_count
FROM call
