-- Installs and use of each plugin on a UTC day. plugin_id is NULL where the vendor withholds it. No spend is attributed to plugins so far: NULL.
SELECT
  usage_date,
  part AS billing_account_id,
  plugin_name,
  plugin_id,
  CAST(distinct_user_count AS BIGINT) AS active_user_count,
  CAST(install_count AS BIGINT) AS install_count,
  CAST(invocation_count AS BIGINT) AS invocation_count,
  CAST(claude_code_metrics.distinct_session_plugin_used_count AS BIGINT) AS claude_code_session_count,
  CAST(cowork_metrics.distinct_session_plugin_used_count AS BIGINT) AS cowork_session_count,
  usd_from_cents(attributed_list_price) AS attributed_list_usd,
  usd_from_cents(estimated_overage_spend) AS attributed_billed_usd
FROM raw_claude_analytics__plugins
