-- Members of a Console organization on the day of a pull.
SELECT DISTINCT
  usage_date AS snapshot_date,
  part AS billing_account_id,
  id AS user_id,
  lower(email) AS email,
  "name" AS display_name,
  "role",
  added_at AS added_at_utc
FROM raw_claude_console__users
