-- Lines of the spend reports in USD, products under the names of the API. One user, product and model may be on several lines: sum them.
SELECT
  organization_uuid AS billing_account_id,
  starting_date AS period_start_date,
  ending_date AS period_end_date,
  CASE WHEN starts_with(user_email, '(') THEN NULL ELSE user_id END AS user_id,
  CASE WHEN starts_with(user_email, '(') THEN NULL ELSE lower(user_email) END AS email,
  CASE product
    WHEN 'Claude Code' THEN 'claude_code'
    WHEN 'Chat' THEN 'chat'
    WHEN 'Cowork' THEN 'cowork'
    WHEN 'Research' THEN 'research'
    WHEN 'Claude Tag' THEN 'claude-tag'
    WHEN 'Claude Design' THEN 'claude_design'
    WHEN 'Claude in Chrome' THEN 'claude_in_chrome'
    WHEN 'Office Agent' THEN 'office_agent'
    WHEN '(other)' THEN 'other'
    ELSE replace(lower(product), ' ', '_')
  END AS product,
  coalesce(model, model_family) AS model,
  usd_from_text(total_gross_spend_usd) AS list_usd,
  usd_from_text(total_net_spend_usd) AS billed_usd,
  CAST(coalesce(total_requests, 0) AS BIGINT) AS request_count,
  starts_with(user_email, '(') AS is_service,
  file
FROM raw_spend_report__lines
