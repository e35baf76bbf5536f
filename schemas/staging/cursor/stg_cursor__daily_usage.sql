-- What each member did on a UTC day; e-mails in lower case. accepted lines leave out what agents wrote.
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  "userId" AS user_id,
  lower(email) AS email,
  coalesce("isActive", false) AS is_active,
  CAST(coalesce("totalLinesAdded", 0) AS BIGINT) AS lines_added_count,
  CAST(coalesce("totalLinesDeleted", 0) AS BIGINT) AS lines_deleted_count,
  CAST(coalesce("acceptedLinesAdded", 0) AS BIGINT) AS accepted_lines_added_count,
  CAST(coalesce("acceptedLinesDeleted", 0) AS BIGINT) AS accepted_lines_deleted_count,
  CAST(coalesce("totalTabsShown", 0) AS BIGINT) AS tabs_shown_count,
  CAST(coalesce("totalTabsAccepted", 0) AS BIGINT) AS tabs_accepted_count,
  CAST(coalesce("composerRequests", 0) AS BIGINT) AS composer_request_count,
  CAST(coalesce("chatRequests", 0) AS BIGINT) AS chat_request_count,
  CAST(coalesce("agentRequests", 0) AS BIGINT) AS agent_request_count,
  CAST(coalesce("cmdkUsages", 0) AS BIGINT) AS inline_edit_count,
  CAST(coalesce("bugbotUsages", 0) AS BIGINT) AS bugbot_count,
  "mostUsedModel" AS most_used_model,
  "clientVersion" AS client_version
FROM raw_cursor__daily_usage
