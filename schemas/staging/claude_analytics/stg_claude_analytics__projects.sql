-- Use of each chat project on a UTC day.
-- grain: usage_date, billing_account_id, project_id
SELECT
  usage_date,
  part AS billing_account_id,
  project_id,
  project_name,
  created_at AS created_at_utc,
  created_by.id AS created_by_user_id,
  lower(created_by.email_address) AS created_by_email,
  CAST(distinct_user_count AS BIGINT) AS active_user_count,
  CAST(distinct_conversation_count AS BIGINT) AS chat_conversation_count,
  CAST(message_count AS BIGINT) AS chat_message_count
FROM raw_claude_analytics__projects
