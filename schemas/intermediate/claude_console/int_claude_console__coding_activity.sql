-- Claude Code through the Console per UTC day and person or key: what was done, and what the vendor estimates it cost. The estimate explains the bill
-- and never joins it: 'api' use is in the cost report already, 'subscription' use in the bill of Claude Enterprise.
-- grain: usage_date, billing_account_id, actor_type, actor_id, customer_type
WITH activity AS (
  SELECT
    usage_date, billing_account_id,
    CASE WHEN email IS NULL THEN 'api_key' ELSE 'user' END AS actor_type, coalesce(email, api_key_name, 'none') AS actor_id, customer_type,
    CAST(sum(session_count) AS BIGINT) AS session_count,
    CAST(sum(commit_count) AS BIGINT) AS commit_count,
    CAST(sum(pull_request_count) AS BIGINT) AS pull_request_count,
    CAST(sum(lines_added_count) AS BIGINT) AS lines_added_count,
    CAST(sum(lines_removed_count) AS BIGINT) AS lines_removed_count
  FROM stg_claude_console__claude_code
  GROUP BY ALL
),
estimates AS (
  SELECT
    usage_date, billing_account_id,
    CASE WHEN email IS NULL THEN 'api_key' ELSE 'user' END AS actor_type, coalesce(email, api_key_name, 'none') AS actor_id, customer_type,
    sum(estimated_usd) AS estimated_usd
  FROM stg_claude_console__claude_code_models
  GROUP BY ALL
)
SELECT a.*, CAST(coalesce(e.estimated_usd, 0) AS DECIMAL(38, 12)) AS estimated_usd
FROM activity a
LEFT JOIN estimates e USING (usage_date, billing_account_id, actor_type, actor_id, customer_type)
