-- Use of each skill on a UTC day, and the spend of the requests that involved it, in USD: the vendor's estimate, and a part of the bill, never on top of it.
-- NULL where the vendor reports none. attributed_list_usd is the value at list price however the request was funded; it ties to no bill.
-- grain: usage_date, billing_account_id, skill_name
SELECT
  usage_date,
  part AS billing_account_id,
  skill_name,
  skill_display_name,
  share_status,
  CAST(distinct_user_count AS BIGINT) AS active_user_count,
  CAST(invocation_count AS BIGINT) AS invocation_count,
  CAST(enable_count AS BIGINT) AS enable_count,
  CAST(chat_metrics.distinct_conversation_skill_used_count AS BIGINT) AS chat_conversation_count,
  CAST(claude_code_metrics.distinct_session_skill_used_count AS BIGINT) AS claude_code_session_count,
  CAST(cowork_metrics.distinct_session_skill_used_count AS BIGINT) AS cowork_session_count,
  CAST(coalesce(office_metrics.excel.distinct_session_skill_used_count, 0) + coalesce(office_metrics.outlook.distinct_session_skill_used_count, 0)
    + coalesce(office_metrics.powerpoint.distinct_session_skill_used_count, 0)
      + coalesce(office_metrics.word.distinct_session_skill_used_count, 0) AS BIGINT) AS office_session_count,
  usd_from_cents(attributed_list_price) AS attributed_list_usd,
  usd_from_cents(estimated_overage_spend) AS attributed_billed_usd
FROM raw_claude_analytics__skills
