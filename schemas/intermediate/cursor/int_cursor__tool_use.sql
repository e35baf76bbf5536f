-- What people did with Cursor on a day. Cursor counts lines of a person, and neither sessions nor commits.
-- relation: view
SELECT usage_date, 'cursor' AS provider, billing_account_id, email AS principal_id, is_active, lines_added_count
FROM stg_cursor__daily_usage
WHERE email IS NOT NULL
