-- Use of skills, connectors and plugins, and the spend that the vendor attributes to them: estimated parts of the ledger, not additions; one request may
-- involve several kinds.
-- grain: usage_date, provider, billing_account_id, feature_kind, feature_id
WITH features AS (
  SELECT usage_date, billing_account_id, 'skill' AS feature_kind, skill_name AS feature_id, coalesce(skill_display_name, skill_name) AS feature_name,
    active_user_count, invocation_count AS use_count, CAST(NULL AS BIGINT) AS write_call_count, chat_conversation_count, claude_code_session_count,
    cowork_session_count, office_session_count, attributed_list_usd, attributed_billed_usd
  FROM stg_claude_analytics__skills
  UNION ALL
  SELECT usage_date, billing_account_id, 'connector', connector_name, coalesce(connector_display_name, connector_name),
    active_user_count, read_call_count + write_call_count + unclassified_call_count, write_call_count, chat_conversation_count, claude_code_session_count,
    cowork_session_count, office_session_count, attributed_list_usd, attributed_billed_usd
  FROM stg_claude_analytics__connectors
  UNION ALL
  SELECT usage_date, billing_account_id, 'plugin', coalesce(plugin_id, plugin_name), plugin_name,
    active_user_count, invocation_count, NULL, NULL, claude_code_session_count, cowork_session_count, NULL, attributed_list_usd, attributed_billed_usd
  FROM stg_claude_analytics__plugins
)
SELECT
  usage_date,
  'anthropic' AS provider,
  billing_account_id,
  feature_kind,
  feature_id,
  max(feature_name) AS feature_name,
  max(active_user_count) AS active_user_count,
  CAST(sum(use_count) AS BIGINT) AS use_count,
  CAST(sum(write_call_count) AS BIGINT) AS write_call_count,
  CAST(sum(chat_conversation_count) AS BIGINT) AS chat_conversation_count,
  CAST(sum(claude_code_session_count) AS BIGINT) AS claude_code_session_count,
  CAST(sum(cowork_session_count) AS BIGINT) AS cowork_session_count,
  CAST(sum(office_session_count) AS BIGINT) AS office_session_count,
  sum(attributed_list_usd) AS attributed_list_usd,
  sum(attributed_billed_usd) AS attributed_billed_usd
FROM features
GROUP BY ALL
