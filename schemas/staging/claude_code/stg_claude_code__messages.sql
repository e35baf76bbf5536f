-- One row per answer of the API in local Claude Code sessions, repeated lines counted once.
-- Several lines of one answer, and copies in resumed or forked sessions, share message id and request id: the one with the most output counts.
-- A sidechain's replay, or a line without request id, counts only where the answer is not there otherwise. Without a message id a line stands for itself.
-- grain: message_id, request_id, usage_date
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
    CAST(coalesce(message.usage.input_tokens, 0) AS BIGINT) AS uncached_input_tokens,
    CAST(coalesce(message.usage.cache_read_input_tokens, 0) AS BIGINT) AS cache_read_tokens,
    -- Without the split every write is the default one, of five minutes.
    CAST(CASE WHEN message.usage.cache_creation IS NULL THEN coalesce(message.usage.cache_creation_input_tokens, 0)
              ELSE coalesce(message.usage.cache_creation.ephemeral_5m_input_tokens, 0) END AS BIGINT) AS cache_write_5m_tokens,
    CAST(coalesce(message.usage.cache_creation.ephemeral_1h_input_tokens, 0) AS BIGINT) AS cache_write_1h_tokens,
    CAST(coalesce(message.usage.output_tokens, 0) AS BIGINT) AS output_tokens,
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
)
SELECT
  usage_date,
  at_utc,
  session_id,
  message_id,
  request_id,
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
FROM answer
QUALIFY is_original OR row_number() OVER (PARTITION BY message_id
  ORDER BY is_original DESC, is_sidechain, output_tokens DESC, at_utc DESC, part, line_number DESC) = 1
