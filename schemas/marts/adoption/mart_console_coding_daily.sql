-- Claude Code through the Claude Console per UTC day and person or key: what was done, and what the vendor estimates it cost. The estimate explains the bill
-- and never joins it: api use is in the cost report already, subscription use in the bill of Claude Enterprise.
-- grain: usage_date, billing_account_id, actor_type, actor_id, customer_type
-- example: SELECT actor_id, sum(session_count) AS sessions, sum(estimated_usd) AS usd FROM mart_console_coding_daily GROUP BY ALL ORDER BY usd DESC
-- columns:
--   usage_date            UTC day.
--   billing_account_id    Console organization.
--   actor_type            user or api_key.
--   actor_id              E-mail of the person, or name of the key; none = neither is told.
--   customer_type         api = charged by tokens; subscription = part of Claude Enterprise.
--   session_count         Sessions.
--   commit_count          Commits made with Claude Code.
--   pull_request_count    Pull requests made with it.
--   lines_added_count     Lines that it added.
--   lines_removed_count   Lines that it removed.
--   edit_accepted_count   File edits by it that were accepted.
--   edit_rejected_count   File edits by it that were refused.
--   used_tokens           Tokens of all kinds.
--   estimated_usd         The vendor's own estimate of what it cost, exact.
WITH activity AS (
  SELECT
    usage_date, billing_account_id,
    CASE WHEN email IS NULL THEN 'api_key' ELSE 'user' END AS actor_type, coalesce(email, api_key_name, 'none') AS actor_id, customer_type,
    CAST(sum(session_count) AS BIGINT) AS session_count,
    CAST(sum(commit_count) AS BIGINT) AS commit_count,
    CAST(sum(pull_request_count) AS BIGINT) AS pull_request_count,
    CAST(sum(lines_added_count) AS BIGINT) AS lines_added_count,
    CAST(sum(lines_removed_count) AS BIGINT) AS lines_removed_count,
    CAST(sum(edit_accepted_count) AS BIGINT) AS edit_accepted_count,
    CAST(sum(edit_rejected_count) AS BIGINT) AS edit_rejected_count
  FROM stg_claude_console__claude_code
  GROUP BY ALL
),
estimates AS (
  SELECT
    usage_date, billing_account_id,
    CASE WHEN email IS NULL THEN 'api_key' ELSE 'user' END AS actor_type, coalesce(email, api_key_name, 'none') AS actor_id, customer_type,
    CAST(sum(uncached_input_tokens + cache_read_tokens + cache_write_tokens + output_tokens) AS BIGINT) AS used_tokens,
    sum(estimated_usd) AS estimated_usd
  FROM stg_claude_console__claude_code_models
  GROUP BY ALL
)
SELECT a.*, coalesce(e.used_tokens, 0) AS used_tokens, CAST(coalesce(e.estimated_usd, 0) AS DECIMAL(38, 12)) AS estimated_usd
FROM activity a
LEFT JOIN estimates e USING (usage_date, billing_account_id, actor_type, actor_id, customer_type)
