-- Members of the team on the UTC day of a pull; e-mails in lower case.
SELECT DISTINCT
  usage_date,
  part AS billing_account_id,
  id AS user_id,
  lower(email) AS email,
  "name" AS display_name,
  "role" AS role_name,
  coalesce("isRemoved", false) AS is_removed
FROM raw_cursor__members
