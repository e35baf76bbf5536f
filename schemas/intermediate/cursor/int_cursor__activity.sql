-- What people did with Cursor on a day, and in which hours. Cursor counts lines of a person, and neither sessions nor commits.
-- relation: view
SELECT
  usage_date, 'cursor' AS provider, billing_account_id, email AS principal_id, 'cursor' AS product, is_active, lines_added_count,
  agent_request_count + chat_request_count + composer_request_count AS cursor_request_count, tabs_accepted_count AS cursor_tab_accepted_count
FROM stg_cursor__daily_usage
WHERE email IS NOT NULL
UNION ALL BY NAME
SELECT
  usage_date, 'cursor' AS provider, billing_account_id, email AS principal_id,
  bit_or(CAST(1 << hour(event_at_utc) AS INTEGER)) AS hour_mask
FROM stg_cursor__usage_events
WHERE email IS NOT NULL
GROUP BY usage_date, billing_account_id, email
