-- Use of each connector (MCP server) on a UTC day. The vendor attributes no spend to connectors so far: NULL.
-- grain: usage_date, billing_account_id, connector_name
SELECT
  usage_date,
  part AS billing_account_id,
  connector_name,
  connector_display_name,
  CAST(distinct_user_count AS BIGINT) AS active_user_count,
  CAST(individual_auth_distinct_user_count AS BIGINT) AS individual_auth_user_count,
  CAST(managed_auth_distinct_user_count AS BIGINT) AS managed_auth_user_count,
  CAST(read_call_count AS BIGINT) AS read_call_count,
  CAST(write_call_count AS BIGINT) AS write_call_count,
  CAST(unclassified_call_count AS BIGINT) AS unclassified_call_count,
  CAST(chat_metrics.distinct_conversation_connector_used_count AS BIGINT) AS chat_conversation_count,
  CAST(claude_code_metrics.distinct_session_connector_used_count AS BIGINT) AS claude_code_session_count,
  CAST(cowork_metrics.distinct_session_connector_used_count AS BIGINT) AS cowork_session_count,
  CAST(coalesce(office_metrics.excel.distinct_session_connector_used_count, 0) + coalesce(office_metrics.outlook.distinct_session_connector_used_count, 0)
    + coalesce(office_metrics.powerpoint.distinct_session_connector_used_count, 0)
      + coalesce(office_metrics.word.distinct_session_connector_used_count, 0) AS BIGINT) AS office_session_count,
  usd_from_cents(attributed_list_price) AS attributed_list_usd,
  usd_from_cents(estimated_overage_spend) AS attributed_billed_usd
FROM raw_claude_analytics__connectors
